import { z } from 'zod'
import { defineUseCase } from '#server/use-case/define.ts'
import { AppError } from '#server/use-case/errors.ts'
import { findAudit } from './find-audit.ts'
import { enterReview } from './start-review.ts'

/** Takes a finding out of the draft; its number is not given again while a later one exists. */
export const removeFinding = defineUseCase({
  name: 'audit.removeFinding',
  kind: 'write',
  permission: 'audit:score',
  input: z.object({ auditId: z.uuid(), findingId: z.uuid() }),
  output: z.object({ findingId: z.uuid() }),
  async run({ db, actor, emit }, { auditId, findingId }) {
    const audit = await findAudit(db, actor, auditId, 'update')
    await enterReview({ db, actor, emit }, audit)
    const { numDeletedRows } = await db
      .deleteFrom('finding')
      .where('chainId', '=', actor.chainId)
      .where('auditId', '=', auditId)
      .where('id', '=', findingId)
      .where('published', '=', false)
      .executeTakeFirst()
    if (!numDeletedRows) throw new AppError('not-found')
    emit.changed(`review:${auditId}`, [audit.issuerOrgId])
    return { findingId }
  },
})
