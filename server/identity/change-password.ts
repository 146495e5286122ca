import { z } from 'zod'
import { defineUseCase } from '#server/use-case/define.ts'
import { AppError, isAppError } from '#server/use-case/errors.ts'
import { hashPassword } from './password-hash.ts'
import { demandStrongPassword, passwordInput } from './password-rules.ts'
import { provePassword } from './prove-password.ts'

/** Changes one's own password, knowing the present one. All other sessions end. */
export const changePassword = defineUseCase({
  name: 'identity.changePassword',
  kind: 'write',
  permission: 'session',
  as: 'identity',
  input: z.object({ current: passwordInput, password: passwordInput }),
  output: z.object({}),
  async run(context, { current, password }) {
    const { db, actor, now, locale, sessionId, services, requestId, client } = context
    const found = await db
      .selectFrom('userAccount')
      .select(['id', 'login', 'passwordHash', 'disabledAt'])
      .where('id', '=', actor.userId)
      .executeTakeFirstOrThrow()
    const account = await provePassword(context, found.login, found, current).catch((error: unknown) => {
      if (!isAppError(error) || error.code !== 'wrong-login') throw error
      const message = { zh: '当前密码不正确。', en: 'This is not your present password.' }[locale]
      throw new AppError('invalid-input', {}, [{ path: 'current', message }])
    })
    demandStrongPassword(password, account.login, locale)
    await db
      .updateTable('userAccount')
      .set({ passwordHash: await hashPassword(password), passwordChangedAt: now })
      .where('id', '=', account.id)
      .execute()
    await db
      .deleteFrom('userSession')
      .where('userId', '=', account.id)
      .where('id', '<>', sessionId ?? '')
      .execute()
    services.log.info(
      { event: 'password-changed', userId: account.id, address: client.address, requestId },
      'password changed',
    )
    return {}
  },
})
