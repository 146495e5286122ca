import type { Transaction } from 'kysely'
import { z } from 'zod'
import { auditProgress } from '#core/audit/progress.ts'
import type { DB } from '#db/schema.generated.ts'
import { evidenceView, listEvidence } from '#server/evidence/list-evidence.ts'
import { defineUseCase } from '#server/use-case/define.ts'
import { answerSource } from './earlier-answers.ts'
import { type FoundAudit, findAudit, nextState, questionOf } from './find-audit.ts'
import { checkGiven, type GivenScore, givenScore, keptScore, selfAnswers } from './given-scores.ts'
import { progressView } from './progress-view.ts'
import { copyEvidence, takeOver } from './take-over-answer.ts'
import { outcomeOf, writeGiven } from './write-given.ts'

/**
 * Keeps one answer of the self-assessment, as it is given. When a colleague changed the same answer meanwhile
 * (`revision` is not the kept one) nothing is overwritten: the outcome is `conflict` and the kept answer comes back.
 * With `from` it takes an earlier answer over: its evidence comes along and the answer keeps its origin.
 */
export const saveAnswer = defineUseCase({
  name: 'audit.saveAnswer',
  kind: 'write',
  permission: 'audit:answer',
  input: givenScore.extend({ from: answerSource.optional() }),
  output: z.object({
    outcome: z.enum(['saved', 'conflict']),
    kept: keptScore,
    progress: progressView,
    /** Files beside the answer, where an earlier one was taken over; else empty. */
    evidence: z.array(evidenceView),
  }),
  async run({ db, actor, now, locale, emit }, { from, ...given }) {
    const audit = await findAudit(db, actor, given.auditId, await lockFor(db, actor, given.auditId))
    const to = nextState(audit, 'answer')
    questionOf(audit.content, audit.scope, given.questionId)
    checkGiven(audit.content, given, locale)

    const context = { db, actor, now }
    const taken =
      from && !(await arrived(db, audit, given)) ? await takeOver(context, audit, given, from) : undefined
    const by = { userId: actor.userId, now }
    const written = await writeGiven(db, 'selfAnswer', audit, given, by, taken?.origin)
    if (written && taken) await copyEvidence(context, audit, given.questionId, taken.source)
    const answers = await selfAnswers(db, actor.chainId, audit.id)
    const kept = answers.find(({ questionId }) => questionId === given.questionId)!
    if (written && audit.state !== to) {
      await db
        .updateTable('audit')
        .set({ state: to })
        .where('chainId', '=', actor.chainId)
        .where('id', '=', audit.id)
        .where('state', '=', audit.state)
        .execute()
      emit.changed(`audit:${audit.id}`, [audit.issuerOrgId, audit.subjectOrgId])
    }
    if (written) emit.changed(`answer:${audit.id}`, [audit.issuerOrgId, audit.subjectOrgId])
    const files = from ? await listEvidence(db, { chainId: actor.chainId, auditId: audit.id }) : []
    return {
      outcome: outcomeOf(written, kept, given),
      kept,
      progress: auditProgress(audit.content, answers, audit.options),
      evidence: files.filter(({ questionId }) => questionId === given.questionId),
    }
  },
})

/** What arrives twice was taken over the first time, even if it is not offered any more. */
async function arrived(db: Transaction<DB>, audit: FoundAudit, given: GivenScore): Promise<boolean> {
  const before = (await selfAnswers(db, audit.chainId, audit.id)).find(
    ({ questionId }) => questionId === given.questionId,
  )
  return before != null && before.origin !== null && outcomeOf(false, before, given) === 'saved'
}

/**
 * The first answer moves the audit on and therefore takes the stronger lock from the start: two first answers that
 * both began with the weaker one would wait for each other.
 */
async function lockFor(
  db: Parameters<typeof findAudit>[0],
  { chainId }: { chainId: string },
  auditId: string,
): Promise<'share' | 'update'> {
  const row = await db
    .selectFrom('audit')
    .select('state')
    .where('chainId', '=', chainId)
    .where('id', '=', auditId)
    .executeTakeFirst()
  return row?.state === 'answering' ? 'share' : 'update'
}
