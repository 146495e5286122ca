import { sql, type Transaction } from 'kysely'
import type { FindingSeverity, SignedFinding } from '#core/audit/repeat.ts'
import type { DB } from '#db/schema.generated.ts'

export type PlacedFinding = SignedFinding & {
  auditId: string
  questionId: string
  questionCode: string | null
  standardVersionId: string
}

/**
 * Findings on questions in signed audits, as far as the actor sees them (row policies). A requirement is named by the
 * standard at the top of the line of adoption and the question's id, which versions and adoptions share.
 */
export async function signedFindings(
  db: Transaction<DB>,
  chainId: string,
  supplierOrgId: string | null,
): Promise<PlacedFinding[]> {
  let query = db
    .selectFrom('finding as f')
    .innerJoin('audit as a', (join) => join.on('a.chainId', '=', chainId).onRef('a.id', '=', 'f.auditId'))
    .innerJoin('standardVersion as v', (join) =>
      join.on('v.chainId', '=', chainId).onRef('v.id', '=', 'a.standardVersionId'),
    )
    .innerJoin('standard as s', (join) =>
      join.on('s.chainId', '=', chainId).onRef('s.id', '=', 'v.standardId'),
    )
    .select([
      'f.id as findingId',
      'f.auditId',
      'f.questionId',
      'f.questionCode',
      'f.severity',
      'f.subjectOrgId as supplierId',
      'v.id as standardVersionId',
      sql<string>`coalesce(s.root_standard_id, s.id)::text || ' ' || f.question_id`.as('requirement'),
      sql<string>`to_char(a.signed_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD')`.as('on'),
    ])
    .where('f.chainId', '=', chainId)
    .where('a.state', '=', 'signed')
    .where('f.published', '=', true)
    .where('f.questionId', 'is not', null)
  if (supplierOrgId) query = query.where('f.subjectOrgId', '=', supplierOrgId)
  const rows = await query.execute()
  return rows.map(({ questionId, severity, ...row }) => ({
    ...row,
    questionId: questionId!,
    severity: severity as FindingSeverity,
  }))
}
