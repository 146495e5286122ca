import type { Transaction } from 'kysely'
import { z } from 'zod'
import type { DB } from '#db/schema.generated.ts'
import { defineUseCase } from '#server/use-case/define.ts'
import { type FoundAudit, findAudit, partiesOf, questionOf } from './find-audit.ts'
import { findingSeverity, statement } from './findings.ts'
import { enterReview } from './start-review.ts'

/** Writes a finding into the auditor's draft; the audited side sees it once the audit is signed. */
export const addFinding = defineUseCase({
  name: 'audit.addFinding',
  kind: 'write',
  permission: 'audit:score',
  input: z.object({
    auditId: z.uuid(),
    questionId: z.string().max(80).optional(),
    severity: findingSeverity,
    statement,
  }),
  output: z.object({ findingId: z.uuid(), number: z.int() }),
  async run({ db, actor, emit }, { auditId, questionId, severity, statement }) {
    const audit = await findAudit(db, actor, auditId, 'update')
    await enterReview({ db, actor, emit }, audit)
    const question = questionId ? questionOf(audit.content, audit.scope, questionId) : null
    const finding = {
      ...partiesOf(audit),
      id: crypto.randomUUID(),
      number: (await lastFindingNumber(db, audit)) + 1,
      questionId: question?.id ?? null,
      questionCode: question?.code ?? null,
      severity,
      statement,
      createdBy: actor.userId,
    }
    await db.insertInto('finding').values(finding).execute()
    emit.changed(`review:${auditId}`, [audit.issuerOrgId])
    return { findingId: finding.id, number: finding.number }
  },
})

export async function lastFindingNumber(db: Transaction<DB>, audit: FoundAudit): Promise<number> {
  const row = await db
    .selectFrom('finding')
    .select((eb) => eb.fn.max('number').as('last'))
    .where('chainId', '=', audit.chainId)
    .where('auditId', '=', audit.id)
    .executeTakeFirst()
  return row?.last ?? 0
}
