import type { Transaction } from 'kysely'
import { z } from 'zod'
import { type Repeat, repeatsOf } from '#core/audit/repeat.ts'
import { dayInChina } from '#core/corrective/due-date.ts'
import type { DB } from '#db/schema.generated.ts'
import type { FoundAudit } from './find-audit.ts'
import { findingSeverity } from './findings.ts'
import { signedFindings } from './signed-findings.ts'

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
  /** How often the same requirement was found here before, within 24 months, and when last; null: the first time. */
  repeat: z.object({ times: z.int(), lastOn: z.string() }).nullable(),
})
export type FindingView = z.infer<typeof findingView>

/** Findings of an audit by number; a draft is seen by the auditor's side alone (row policies). */
export async function listFindings(
  db: Transaction<DB>,
  audit: FoundAudit,
  today: string,
): Promise<FindingView[]> {
  const { chainId, id: auditId } = audit
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
  const repeats = await repeatsIn(db, audit, today, rows)
  return rows.map(({ actionId, actionNumber, actionState, dueOn, severity, ...finding }) => ({
    ...finding,
    repeat: repeats.get(finding.findingId) ?? null,
    severity: severity as FindingView['severity'],
    action: actionId
      ? { actionId, number: actionNumber ?? '', state: actionState ?? '', dueOn: dueOn ?? '' }
      : null,
  }))
}

/** Repeats among these findings; one that is still being written counts as of today. */
async function repeatsIn(
  db: Transaction<DB>,
  audit: FoundAudit,
  today: string,
  rows: readonly { findingId: string; questionId: string | null; severity: string }[],
): Promise<ReadonlyMap<string, Repeat>> {
  if (rows.length === 0) return new Map()
  const { subjectOrgId } = audit
  const signed = await signedFindings(db, audit.chainId, subjectOrgId)
  const { root } = await db
    .selectFrom('standard')
    .select((eb) => eb.fn.coalesce('rootStandardId', 'id').as('root'))
    .where('chainId', '=', audit.chainId)
    .where('id', '=', audit.standardId)
    .executeTakeFirstOrThrow()
  const on = audit.signedAt ? dayInChina(audit.signedAt) : today
  const own = rows.flatMap(({ findingId, questionId, severity }) =>
    questionId
      ? [
          {
            ...{ findingId, requirement: `${root} ${questionId}`, supplierId: subjectOrgId, on },
            severity: severity as FindingView['severity'],
          },
        ]
      : [],
  )
  return repeatsOf([...signed.filter(({ auditId }) => auditId !== audit.id), ...own])
}
