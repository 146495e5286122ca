import { sql, type Transaction } from 'kysely'
import { z } from 'zod'
import type { DB } from '#db/schema.generated.ts'
import type { FoundAudit } from './find-audit.ts'

export const earlierAnswer = z.object({
  questionId: z.string(),
  score: z.number().nullable(),
  notEvaluated: z.boolean(),
  remark: z.string(),
  /** Where and when it was answered. */
  number: z.string(),
  title: z.string(),
  at: z.string(),
})
export type EarlierAnswer = z.infer<typeof earlierAnswer>

/**
 * What the supplier last answered to the same questions in another audit of the same standard in this chain, whoever
 * issued it: what was answered once is not asked again, it is confirmed. Ids of questions are stable over versions.
 */
export async function earlierAnswers(db: Transaction<DB>, audit: FoundAudit): Promise<EarlierAnswer[]> {
  const { rows } = await sql<EarlierAnswer>`
    select distinct on (x.question_id) x.question_id as "questionId", x.score, x.not_evaluated as "notEvaluated",
      coalesce(x.remark, '') as remark, a.number, a.title, x.answered_at as at
    from self_answer x
    join audit a on a.chain_id = x.chain_id and a.id = x.audit_id
    join standard_version v on v.chain_id = a.chain_id and v.id = a.standard_version_id
    where x.chain_id = ${audit.chainId} and x.subject_org_id = ${audit.subjectOrgId}
      and a.subject_org_id = ${audit.subjectOrgId} and x.audit_id <> ${audit.id}
      and v.standard_id = ${audit.standardId} and (x.score is not null or x.not_evaluated)
    order by x.question_id, x.answered_at desc`.execute(db)
  return rows
}
