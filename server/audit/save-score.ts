import { z } from 'zod'
import { gradeAudit } from '#core/audit/grade.ts'
import { auditResultSchema } from '#core/audit/result.ts'
import { defineUseCase } from '#server/use-case/define.ts'
import { findAudit, questionOf } from './find-audit.ts'
import { auditorScores, checkGiven, givenScore, keptScore } from './given-scores.ts'
import { enterReview } from './start-review.ts'
import { outcomeOf, writeGiven } from './write-given.ts'

/**
 * Keeps one score of the auditor; the audited side does not see it before the audit is signed. A score that another
 * auditor changed meanwhile is not overwritten (outcome `conflict`). Gives what all scores so far grade to.
 */
export const saveScore = defineUseCase({
  name: 'audit.saveScore',
  kind: 'write',
  permission: 'audit:score',
  input: givenScore,
  output: z.object({ outcome: z.enum(['saved', 'conflict']), kept: keptScore, live: auditResultSchema }),
  async run({ db, actor, now, locale, emit }, given) {
    const audit = await findAudit(db, actor, given.auditId, 'update')
    await enterReview({ db, actor, emit }, audit)
    questionOf(audit.content, audit.scope, given.questionId)
    checkGiven(audit.content, given, locale)

    const written = await writeGiven(db, 'auditScore', audit, given, { userId: actor.userId, now })
    const scores = await auditorScores(db, actor.chainId, audit.id)
    const kept = scores.find(({ questionId }) => questionId === given.questionId)!
    if (written) emit.changed(`review:${audit.id}`, [audit.issuerOrgId])
    return {
      outcome: outcomeOf(written, kept, given),
      kept,
      live: gradeAudit(audit.content, scores, audit.options),
    }
  },
})
