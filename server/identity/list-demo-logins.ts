import { z } from 'zod'
import { textSchema } from '#core/text.ts'
import { demoLogins } from '#db/demo/logins.ts'
import { defineUseCase } from '#server/use-case/define.ts'

/** The demo's logins for the login page; none where the demo is off or its data are not there. */
export const listDemoLogins = defineUseCase({
  name: 'identity.listDemoLogins',
  kind: 'read',
  permission: 'public',
  as: 'identity',
  exposed: false,
  input: z.object({}),
  output: z.object({
    logins: z.array(
      z.object({ workspace: z.string(), label: textSchema, login: z.string(), password: z.string() }),
    ),
    /** The local mailbox is there too. */
    mailbox: z.boolean(),
  }),
  async run({ db, services }) {
    const { demo, smtpUrl } = services.config
    if (!demo) return { logins: [], mailbox: false }
    const there = await db
      .selectFrom('userAccount')
      .select('login')
      .where(
        'login',
        'in',
        demoLogins.map(({ login }) => login),
      )
      .execute()
    const logins = demoLogins.filter(({ login }) => there.some((account) => account.login === login))
    return { logins: logins.map((login) => ({ ...login })), mailbox: smtpUrl === null }
  },
})
