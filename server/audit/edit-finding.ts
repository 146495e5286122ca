import { z } from 'zod'
import { defineUseCase } from '#server/use-case/define.ts'
import { AppError } from '#server/use-case/errors.ts'
import { findAudit } from './find-audit.ts'
import { findingSeverity, statement } from './findings.ts'
import { enterReview } from './start-review.ts'

/** Changes a finding of the draft. A published finding stays as it was signed. */
export const editFinding = defineUseCase({
  name: 'audit.editFinding',
  kind: 'write',
  permission: 'audit:score',
  input: z.object({ auditId: z.uuid(), findingId: z.uuid(), severity: findingSeverity, statement }),
  output: z.object({ findingId: z.uuid() }),
  async run({ db, actor, emit }, { auditId, findingId, severity, statement }) {
    const audit = await findAudit(db, actor, auditId, 'update')
    await enterReview({ db, actor, emit }, audit)
    const { numUpdatedRows } = await db
      .updateTable('finding')
      .set({ severity, statement })
      .where('chainId', '=', actor.chainId)
      .where('auditId', '=', auditId)
      .where('id', '=', findingId)
      .where('published', '=', false)
      .executeTakeFirst()
    if (!numUpdatedRows) throw new AppError('not-found')
    emit.changed(`review:${auditId}`, [audit.issuerOrgId])
    return { findingId }
  },
})
