import { type Insertable, sql, type Transaction } from 'kysely'
import type { DB, SelfAnswer } from '#db/schema.generated.ts'
import { type FoundAudit, partiesOf } from './find-audit.ts'
import type { GivenScore, KeptScore } from './given-scores.ts'
import type { OriginColumns } from './take-over-answer.ts'

const giver = {
  selfAnswer: { by: 'answeredBy', at: 'answeredAt' },
  auditScore: { by: 'scoredBy', at: 'scoredAt' },
} as const

/**
 * Writes one answer or one score, unless somebody changed it since the giver saw it (`given.revision`). Gives whether it
 * was written. `origin`: the self answer is taken over from an earlier one; one that was and is changed now says so.
 */
export async function writeGiven(
  db: Transaction<DB>,
  table: keyof typeof giver,
  audit: FoundAudit,
  given: GivenScore,
  { userId, now }: { userId: string; now: Date },
  origin?: OriginColumns,
): Promise<boolean> {
  const values = {
    score: given.score,
    notEvaluated: given.notEvaluated,
    remark: given.remark || null,
    [giver[table].by]: userId,
    [giver[table].at]: now.toISOString(),
  }
  // The two tables differ in the names of these two columns only; the types are those of one of them.
  const either = table as 'selfAnswer'
  if (given.revision === 0) {
    const row = {
      ...partiesOf(audit),
      questionId: given.questionId,
      ...values,
      ...origin,
    } as Insertable<SelfAnswer>
    const { numInsertedOrUpdatedRows } = await db
      .insertInto(either)
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow()
    return Number(numInsertedOrUpdatedRows) > 0
  }
  const { score, notEvaluated, remark } = values
  const adapted = sql<boolean>`origin_adapted or (origin_at is not null and (score is distinct from ${score}
    or not_evaluated <> ${notEvaluated} or remark is distinct from ${remark}))`
  const from = origin ?? (table === 'selfAnswer' ? { originAdapted: adapted } : {})
  const { numUpdatedRows } = await db
    .updateTable(either)
    .set((eb) => ({ ...values, ...from, revision: eb('revision', '+', 1) }))
    .where('chainId', '=', audit.chainId)
    .where('auditId', '=', audit.id)
    .where('questionId', '=', given.questionId)
    .where('revision', '=', given.revision)
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows) > 0
}

/** What arrives twice (its confirmation was lost on the way) is no conflict. */
export function outcomeOf(written: boolean, kept: KeptScore, given: GivenScore): 'saved' | 'conflict' {
  const same =
    kept.score === given.score && kept.notEvaluated === given.notEvaluated && kept.remark === given.remark
  return written || same ? 'saved' : 'conflict'
}
