import type { Transaction } from 'kysely'
import { type AuditEvent, type AuditState, canMoveAudit } from '#core/audit/state.ts'
import type { PartyActor } from '#core/identity/actor.ts'
import type { Party } from '#core/move.ts'
import { withoutQuestions } from '#core/standard/applies.ts'
import type { StandardContent } from '#core/standard/content.ts'
import type { Text } from '#core/text.ts'
import type { DB } from '#db/schema.generated.ts'
import { contentOf } from '#server/standard/content-of.ts'
import { AppError } from '#server/use-case/errors.ts'

/**
 * An audit the actor may see, with the questions of its frozen standard version that concern the supplier, and the actor's part in it (`viewer`:
 * the leader, where a tier-1 supplier shared it). `lock`: `share` keeps the state as it is until the end of the unit
 * of work (for whoever writes an answer), `update` is for whoever changes the state. Not found is an AppError.
 */
export async function findAudit(
  db: Transaction<DB>,
  actor: PartyActor,
  auditId: string,
  lock?: 'share' | 'update',
) {
  let query = db
    .selectFrom('audit as a')
    .innerJoin('standardVersion as v', (join) =>
      join.on('v.chainId', '=', actor.chainId).onRef('v.id', '=', 'a.standardVersionId'),
    )
    .selectAll('a')
    .select(['v.contentHash', 'v.version', 'v.standardId'])
    .where('a.chainId', '=', actor.chainId)
    .where('a.id', '=', auditId)
  if (lock === 'share') query = query.forShare('a')
  if (lock === 'update') query = query.forUpdate('a')
  const row = await query.executeTakeFirst()
  if (!row) throw new AppError('not-found')
  const whole = await contentOf(db, {
    chainId: actor.chainId,
    versionId: row.standardVersionId,
    hash: row.contentHash,
  })
  const content = withoutQuestions(whole, row.excludedQuestions)
  const party: Party | 'viewer' =
    row.issuerOrgId === actor.orgId ? 'issuer' : row.subjectOrgId === actor.orgId ? 'subject' : 'viewer'
  // An element of the scope none of whose questions concern the supplier is not there.
  const scope = row.scope.filter((id) => content.elements.some((element) => element.id === id))
  const options = scope.length > 0 ? { scope } : {}
  return { ...row, scope, state: row.state as AuditState, party, content, options }
}

export type FoundAudit = Awaited<ReturnType<typeof findAudit>>

/** What every row about the audit carries beside its own columns. */
export const partiesOf = (audit: FoundAudit) => ({
  chainId: audit.chainId,
  auditId: audit.id,
  issuerOrgId: audit.issuerOrgId,
  subjectOrgId: audit.subjectOrgId,
  sharedUp: audit.sharedUp,
})

const stateReasons: Record<AuditState, Text> = {
  planned: { zh: '审核尚未发起。', en: 'The audit is not launched yet.' },
  launched: { zh: '供应商尚未开始自评。', en: 'The supplier has not begun its self-assessment.' },
  answering: {
    zh: '供应商还在自评，尚未提交。',
    en: 'The supplier is still answering; nothing is submitted.',
  },
  submitted: {
    zh: '自评已提交，等待审核。',
    en: 'The self-assessment is submitted and waits for the auditor.',
  },
  reviewing: { zh: '审核员正在评审。', en: 'The auditor is reviewing.' },
  signed: {
    zh: '审核已签发，结果不再更改。',
    en: 'The audit is signed; its result does not change any more.',
  },
  cancelled: { zh: '审核已取消。', en: 'The audit is cancelled.' },
}

/** The state this deed leads to. Refuses (AppError) what the audit's table of moves does not allow, saying why. */
export function nextState(audit: FoundAudit, event: AuditEvent): AuditState {
  if (audit.party === 'viewer') throw new AppError('forbidden')
  const move = canMoveAudit(audit.state, event, audit.party)
  if (move.ok) return move.to
  if (move.reason === 'wrong-party') throw new AppError('forbidden')
  throw new AppError('not-allowed-now', { reason: stateReasons[audit.state] })
}

export function mayMove(audit: FoundAudit, event: AuditEvent): boolean {
  return audit.party !== 'viewer' && canMoveAudit(audit.state, event, audit.party).ok
}

export function questionOf(content: StandardContent, scope: readonly string[], questionId: string) {
  for (const element of content.elements) {
    if (scope.length > 0 && !scope.includes(element.id)) continue
    const question = element.questions.find(({ id }) => id === questionId)
    if (question) return question
  }
  throw new AppError('not-found')
}
