import { z } from 'zod'
import { defineUseCase } from '#server/use-case/define.ts'
import { AppError } from '#server/use-case/errors.ts'

/** Takes a consent back from now on. What was confirmed under it is an answer of this chain and stays. */
export const revokeConsent = defineUseCase({
  name: 'audit.revokeConsent',
  kind: 'write',
  permission: 'audit:consent',
  input: z.object({ consentId: z.uuid() }),
  output: z.object({ consentId: z.uuid() }),
  async run({ db, actor, now, emit }, { consentId }) {
    const { numUpdatedRows } = await db
      .updateTable('answerConsent')
      .set({ revokedBy: actor.userId, revokedAt: now.toISOString() })
      .where('chainId', '=', actor.chainId)
      .where('orgId', '=', actor.orgId)
      .where('id', '=', consentId)
      .where('revokedAt', 'is', null)
      .executeTakeFirst()
    if (!numUpdatedRows) throw new AppError('not-found')
    emit.changed('consent', [actor.orgId])
    return { consentId }
  },
})
