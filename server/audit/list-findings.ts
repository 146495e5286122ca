import type { Transaction } from 'kysely'
import { z } from 'zod'
import type { DB } from '#db/schema.generated.ts'
import { findingSeverity } from './findings.ts'

export const findingView = z.object({
  findingId: z.string(),
  number: z.int(),
  questionId: z.string().nullable(),
  questionCode: z.string().nullable(),
  severity: findingSeverity,
  statement: z.string(),
  published: z.boolean(),
  /** The corrective action it opened. */
  action: z
    .object({ actionId: z.string(), number: z.string(), state: z.string(), dueOn: z.string() })
    .nullable(),
})
export type FindingView = z.infer<typeof findingView>

/** Findings of an audit by number; a draft is seen by the auditor's side alone (row policies). */
export async function listFindings(
  db: Transaction<DB>,
  chainId: string,
  auditId: string,
): Promise<FindingView[]> {
  const rows = await db
    .selectFrom('finding as f')
    .leftJoin('correctiveAction as c', (join) =>
      join.on('c.chainId', '=', chainId).onRef('c.findingId', '=', 'f.id'),
    )
    .select([
      'f.id as findingId',
      'f.number',
      'f.questionId',
      'f.questionCode',
      'f.severity',
      'f.statement',
      'f.published',
      'c.id as actionId',
      'c.number as actionNumber',
      'c.state as actionState',
      'c.dueOn',
    ])
    .where('f.chainId', '=', chainId)
    .where('f.auditId', '=', auditId)
    .orderBy('f.number')
    .execute()
  return rows.map(({ actionId, actionNumber, actionState, dueOn, severity, ...finding }) => ({
    ...finding,
    severity: severity as FindingView['severity'],
    action: actionId
      ? { actionId, number: actionNumber ?? '', state: actionState ?? '', dueOn: dueOn ?? '' }
      : null,
  }))
}
