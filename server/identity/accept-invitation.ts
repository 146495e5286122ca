import { sql } from 'kysely'
import { z } from 'zod'
import { localPath } from '#core/identity/local-path.ts'
import { defineUseCase, type UseCaseContext } from '#server/use-case/define.ts'
import { AppError } from '#server/use-case/errors.ts'
import { personName } from './change-name.ts'
import { findInvitation } from './invitation.ts'
import { hashPassword } from './password-hash.ts'
import { demandStrongPassword, passwordInput } from './password-rules.ts'
import { provePassword } from './prove-password.ts'
import { tokenInput } from './token.ts'

/**
 * Accepts an invitation with a name and a password: makes the account (or, when the login has one, asks for its
 * password), the membership and a session, and marks the organization as active in the chain. All of it or nothing.
 * Not exposed, because it hands the session out.
 */
export const acceptInvitation = defineUseCase({
  name: 'identity.acceptInvitation',
  kind: 'write',
  permission: 'public',
  as: 'identity',
  exposed: false,
  input: z.object({
    token: tokenInput,
    /** Only for a new account. */
    name: personName.optional(),
    password: passwordInput,
  }),
  output: z.object({ sessionId: z.string(), landing: z.string() }),
  async run(context, { token, name, password }) {
    const { db, now, emit, services, client, sessionId, requestId } = context
    const invitation = await findInvitation(db, token, now, { lock: true })
    const { chainId, subjectOrgId, issuerOrgId } = invitation
    const userId = await accountOf(context, invitation, name, password)
    // From here on the guest is known; the activity log shall name who it was.
    await sql`select set_config('app.user_id', ${userId}, true), set_config('app.org_id', ${subjectOrgId}, true),
      set_config('app.chain_id', ${chainId}, true)`.execute(db)
    await join(context, userId, invitation)
    await db
      .updateTable('invitation')
      .set({ acceptedAt: now, acceptedBy: userId })
      .where('chainId', '=', chainId)
      .where('id', '=', invitation.id)
      .execute()
    await db
      .updateTable('chainMember')
      .set({ status: 'active' })
      .where('chainId', '=', chainId)
      .where('orgId', '=', subjectOrgId)
      .where('status', 'in', ['registered', 'invited'])
      .execute()
    if (sessionId) await db.deleteFrom('userSession').where('id', '=', sessionId).execute()
    const place = { orgId: subjectOrgId, chainId, ...client }
    const session = await services.sessions.create(userId, place, db)
    emit.changed('supplier', [issuerOrgId, subjectOrgId], chainId)
    emit.changed('identity', [issuerOrgId, subjectOrgId], chainId)
    services.log.info(
      { event: 'invitation-accepted', userId, address: client.address, requestId },
      'invitation accepted',
    )
    return { sessionId: session.id, landing: localPath(invitation.landing) }
  },
})

type Context = UseCaseContext<'public'>
type Invitation = Awaited<ReturnType<typeof findInvitation>>

async function accountOf(
  context: Context,
  invitation: Invitation,
  name: string | undefined,
  password: string,
): Promise<string> {
  const { db, now, locale } = context
  const { login } = invitation
  const found = await db
    .selectFrom('userAccount')
    .select(['id', 'passwordHash', 'disabledAt'])
    .where('login', '=', login)
    .executeTakeFirst()
  if (found) return (await provePassword(context, login, found, password)).id
  demandStrongPassword(password, login, locale)
  const id = crypto.randomUUID()
  const isMail = login.includes('@')
  await db
    .insertInto('userAccount')
    .values({
      id,
      login,
      email: isMail ? login : null,
      mobile: isMail ? null : login,
      name: name ?? invitation.name,
      locale,
      passwordHash: await hashPassword(password),
      passwordChangedAt: now,
    })
    .execute()
  return id
}

/**
 * A buyer's invitation brings in the first person of a supplier only. Once the supplier has people of its own, it
 * alone decides who else belongs to it; one of them may still accept, for the chain.
 */
async function join({ db }: Context, userId: string, { issuerOrgId, subjectOrgId, role }: Invitation) {
  // Two guests with an invitation each, at the same moment: one is the first.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`membership ${subjectOrgId}`}, 0))`.execute(db)
  const members = await db
    .selectFrom('membership')
    .select('userId')
    .where('orgId', '=', subjectOrgId)
    .execute()
  if (members.some((member) => member.userId === userId)) return
  if (issuerOrgId !== subjectOrgId && members.length > 0) {
    throw new AppError('not-allowed-now', {
      reason: {
        zh: '该单位已有自己的账号，请联系本单位管理员邀请您加入。',
        en: 'This organization already has accounts of its own; ask its administrator to invite you.',
      },
    })
  }
  await db.insertInto('membership').values({ userId, orgId: subjectOrgId, role }).execute()
}
