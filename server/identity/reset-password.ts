import { z } from 'zod'
import { defineUseCase } from '#server/use-case/define.ts'
import { AppError } from '#server/use-case/errors.ts'
import { hashPassword } from './password-hash.ts'
import { demandStrongPassword, passwordInput } from './password-rules.ts'
import { hashToken, tokenInput } from './token.ts'

/**
 * Chooses a new password with a mailed link, once. Every session of the person ends and every other link becomes
 * void; a lock from wrong tries is lifted.
 */
export const resetPassword = defineUseCase({
  name: 'identity.resetPassword',
  kind: 'write',
  permission: 'public',
  as: 'identity',
  input: z.object({ token: tokenInput, password: passwordInput }),
  output: z.object({}),
  async run({ db, now, locale, services, requestId, client }, { token, password }) {
    const used = await db
      .updateTable('passwordReset')
      .set({ usedAt: now })
      .where('tokenHash', '=', hashToken(token))
      .where('usedAt', 'is', null)
      .where('expiresAt', '>', now.toISOString())
      .returning('userId')
      .executeTakeFirst()
    const account =
      used &&
      (await db
        .selectFrom('userAccount')
        .select(['id', 'login'])
        .where('id', '=', used.userId)
        .where('disabledAt', 'is', null)
        .executeTakeFirst())
    if (!account) throw new AppError('link-expired')
    demandStrongPassword(password, account.login, locale)
    await db
      .updateTable('userAccount')
      .set({ passwordHash: await hashPassword(password), passwordChangedAt: now })
      .where('id', '=', account.id)
      .execute()
    await db
      .updateTable('passwordReset')
      .set({ usedAt: now })
      .where('userId', '=', account.id)
      .where('usedAt', 'is', null)
      .execute()
    await db.deleteFrom('userSession').where('userId', '=', account.id).execute()
    await services.throttle.forgive(account.login)
    services.log.info(
      { event: 'password-reset', userId: account.id, address: client.address, requestId },
      'password reset',
    )
    return {}
  },
})
