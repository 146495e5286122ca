import { z } from 'zod'
import { defineUseCase } from '#server/use-case/define.ts'
import { findAudit, partiesOf } from './find-audit.ts'
import { auditorScores, selfAnswers } from './given-scores.ts'
import { enterReview } from './start-review.ts'

/**
 * The auditor agrees with the self scores of all questions not scored yet (of one element, or of the whole audit) and
 * makes them the own ones. Scores already given stay as they are.
 */
export const takeOverSelfScores = defineUseCase({
  name: 'audit.takeOverSelfScores',
  kind: 'write',
  permission: 'audit:score',
  input: z.object({ auditId: z.uuid(), elementId: z.string().max(80).optional() }),
  output: z.object({ taken: z.int() }),
  async run({ db, actor, now, emit }, { auditId, elementId }) {
    const audit = await findAudit(db, actor, auditId, 'update')
    await enterReview({ db, actor, emit }, audit)
    const wanted = new Set(
      audit.content.elements
        .filter(({ id }) => audit.scope.length === 0 || audit.scope.includes(id))
        .filter(({ id }) => elementId === undefined || id === elementId)
        .flatMap((element) => element.questions.map(({ id }) => id)),
    )
    const scored = new Set(
      (await auditorScores(db, actor.chainId, auditId))
        .filter(({ score, notEvaluated }) => score !== null || notEvaluated)
        .map(({ questionId }) => questionId),
    )
    const agreed = (await selfAnswers(db, actor.chainId, auditId)).filter(
      ({ questionId, score, notEvaluated }) =>
        wanted.has(questionId) && !scored.has(questionId) && (score !== null || notEvaluated),
    )
    for (const { questionId, score, notEvaluated, remark } of agreed) {
      // The supplier's remark is its own word; only the reason of an n.e. is taken along.
      const values = {
        score,
        notEvaluated,
        ...(notEvaluated ? { remark } : {}),
        scoredBy: actor.userId,
        scoredAt: now.toISOString(),
      }
      await db
        .insertInto('auditScore')
        .values({ ...partiesOf(audit), questionId, ...values })
        .onConflict((conflict) =>
          conflict
            .columns(['chainId', 'auditId', 'questionId', 'stepId'])
            .doUpdateSet((eb) => ({ ...values, revision: eb('auditScore.revision', '+', 1) })),
        )
        .execute()
    }
    if (agreed.length > 0) emit.changed(`review:${auditId}`, [audit.issuerOrgId])
    return { taken: agreed.length }
  },
})
