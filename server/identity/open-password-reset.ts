import { z } from 'zod'
import { defineUseCase } from '#server/use-case/define.ts'
import { AppError } from '#server/use-case/errors.ts'
import { hashToken, tokenInput } from './token.ts'

/** Whose password a link may change; `link-expired` when it is used, expired or unknown. */
export const openPasswordReset = defineUseCase({
  name: 'identity.openPasswordReset',
  kind: 'read',
  permission: 'public',
  as: 'identity',
  input: z.object({ token: tokenInput }),
  output: z.object({ name: z.string(), login: z.string() }),
  async run({ db, now }, { token }) {
    const found = await db
      .selectFrom('passwordReset as p')
      .innerJoin('userAccount as u', 'u.id', 'p.userId')
      .select(['u.name', 'u.login'])
      .where('p.tokenHash', '=', hashToken(token))
      .where('p.usedAt', 'is', null)
      .where('p.expiresAt', '>', now.toISOString())
      .where('u.disabledAt', 'is', null)
      .executeTakeFirst()
    if (!found) throw new AppError('link-expired')
    return found
  },
})
