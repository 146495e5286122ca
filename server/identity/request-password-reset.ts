import { z } from 'zod'
import { parseLoginName } from '#core/identity/login-name.ts'
import { defineUseCase } from '#server/use-case/define.ts'
import { resetMail } from './mail-words.ts'
import { hashToken, makeToken } from './token.ts'

export const resetMinutes = 60
/** More mails to one person within the hour are not sent: nobody's mailbox is flooded from here. */
const mostPerHour = 3

/** Mails a link with which a new password can be chosen. The answer never tells whether there is such an account. */
export const requestPasswordReset = defineUseCase({
  name: 'identity.requestPasswordReset',
  kind: 'write',
  permission: 'public',
  as: 'identity',
  input: z.object({ login: z.string().trim().min(1).max(320) }),
  output: z.object({}),
  async run({ db, emit, now, services, client, requestId }, input) {
    const token = makeToken()
    const tokenHash = hashToken(token)
    const login = parseLoginName(input.login)?.value ?? input.login.toLowerCase()
    const account = await db
      .selectFrom('userAccount as u')
      .select(['u.id', 'u.login', 'u.email', 'u.name', 'u.locale'])
      .select((eb) =>
        eb
          .selectFrom('passwordReset as p')
          .select((count) => count.fn.countAll<number>().as('n'))
          .whereRef('p.userId', '=', 'u.id')
          .where('p.createdAt', '>', before(now, 60))
          .as('recent'),
      )
      .where('u.login', '=', login)
      .where('u.disabledAt', 'is', null)
      .executeTakeFirst()
    const address = account?.email ?? (account?.login.includes('@') ? account.login : null)
    services.log.info(
      { event: 'reset-requested', userId: account?.id, address: client.address, requestId },
      'password reset requested',
    )
    if (!account || !address || Number(account.recent) >= mostPerHour) return {}
    await db
      .insertInto('passwordReset')
      .values({ tokenHash, userId: account.id, createdAt: now, expiresAt: before(now, -resetMinutes) })
      .execute()
    await emit.mail({
      kind: 'password-reset',
      to: address,
      toName: account.name,
      ...resetMail(account.locale === 'en' ? 'en' : 'zh', { name: account.name, login: account.login }),
      link: `/reset/${token}`,
      personal: true,
    })
    return {}
  },
})

const before = (now: Date, minutes: number) => new Date(now.getTime() - minutes * 60_000).toISOString()
