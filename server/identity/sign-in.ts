import { z } from 'zod'
import { parseLoginName } from '#core/identity/login-name.ts'
import { defineUseCase } from '#server/use-case/define.ts'
import { passwordInput } from './password-rules.ts'
import { provePassword } from './prove-password.ts'

/**
 * Opens a session. Whatever session the browser had ends: an id that somebody planted there is worth nothing
 * afterwards. Not exposed, because it hands the session out; the login page puts it into a cookie.
 */
export const signIn = defineUseCase({
  name: 'identity.signIn',
  kind: 'write',
  permission: 'public',
  as: 'identity',
  exposed: false,
  input: z.object({ login: z.string().trim().min(1).max(320), password: passwordInput }),
  output: z.object({ sessionId: z.string() }),
  async run(context, input) {
    const { db, services, client, sessionId, requestId } = context
    const login = parseLoginName(input.login)?.value ?? input.login.toLowerCase()
    const found = await db
      .selectFrom('userAccount')
      .select(['id', 'passwordHash', 'disabledAt'])
      .where('login', '=', login)
      .executeTakeFirst()
    const account = await provePassword(context, login, found, input.password)
    if (sessionId) await db.deleteFrom('userSession').where('id', '=', sessionId).execute()
    const session = await services.sessions.create(account.id, { orgId: null, chainId: null, ...client }, db)
    services.log.info(
      { event: 'sign-in', userId: account.id, address: client.address, requestId },
      'signed in',
    )
    return { sessionId: session.id }
  },
})
