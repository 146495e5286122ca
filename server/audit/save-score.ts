import { z } from 'zod'
import { gradeAudit } from '#core/audit/grade.ts'
import { auditResultSchema } from '#core/audit/result.ts'
import { defineUseCase } from '#server/use-case/define.ts'
import { findAudit, partiesOf, questionOf } from './find-audit.ts'
import { auditorScores, checkGiven, givenScore, keptScore } from './given-scores.ts'
import { enterReview } from './start-review.ts'

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

    const values = {
      score: given.score,
      notEvaluated: given.notEvaluated,
      remark: given.remark || null,
      scoredBy: actor.userId,
      scoredAt: now.toISOString(),
    }
    const written =
      given.revision === 0
        ? await db
            .insertInto('auditScore')
            .values({ ...partiesOf(audit), questionId: given.questionId, ...values })
            .onConflict((conflict) => conflict.doNothing())
            .executeTakeFirst()
            .then((result) => result.numInsertedOrUpdatedRows)
        : await db
            .updateTable('auditScore')
            .set((eb) => ({ ...values, revision: eb('revision', '+', 1) }))
            .where('chainId', '=', actor.chainId)
            .where('auditId', '=', audit.id)
            .where('questionId', '=', given.questionId)
            .where('revision', '=', given.revision)
            .executeTakeFirst()
            .then((result) => result.numUpdatedRows)
    const scores = await auditorScores(db, actor.chainId, audit.id)
    const kept = scores.find(({ questionId }) => questionId === given.questionId)!
    const same =
      kept.score === given.score && kept.notEvaluated === given.notEvaluated && kept.remark === given.remark
    if (written) emit.changed(`review:${audit.id}`, [audit.issuerOrgId])
    return {
      outcome: written || same ? ('saved' as const) : ('conflict' as const),
      kept,
      live: gradeAudit(audit.content, scores, audit.options),
    }
  },
})
