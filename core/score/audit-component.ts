import type { AuditFact } from './facts.ts'
import { addMonths } from './month.ts'
import type { ScorePolicy } from './policy.ts'
import { type ScoreReason, scoreReason } from './reason.ts'
import type { ScoreInput } from './result.ts'

export type ComponentPoints = { points: number | null; note: ScoreReason; inputs: ScoreInput[] }

/** Last day an audit counts (domain §4.3); null when its grade has no validity. */
export function auditValidUntil(
  grade: string,
  signedOn: string,
  policy: Pick<ScorePolicy, 'auditValidityMonths'>,
): string | null {
  const months = policy.auditValidityMonths[grade]
  return months === undefined ? null : addMonths(signedOn, months)
}

/** The audits that count on a day: the latest of each standard, if it is still valid. */
export function countingAudits(audits: readonly AuditFact[], policy: ScorePolicy, asOf: string): AuditFact[] {
  return statuses(audits, policy, asOf).flatMap((a) => (a.status === 'counts' ? [a.audit] : []))
}

/**
 * Points for audits: mean over standards of the latest audit's degree of fulfilment. An expired audit falls out and
 * does not bring an older one back, even if that one's better grade would still be valid.
 */
export function auditPoints(
  audits: readonly AuditFact[],
  policy: ScorePolicy,
  asOf: string,
): ComponentPoints {
  const all = statuses(audits, policy, asOf)
  const counting = all.filter((a) => a.status === 'counts')
  const inputs = all.map(({ audit, status, validUntil }): ScoreInput => {
    const { auditId, ...values } = audit
    return { kind: 'audit', id: auditId, status, values: { ...values, validUntil } }
  })
  if (counting.length > 0) {
    const sum = counting.reduce((total, { audit }) => total + audit.overall!, 0)
    return {
      points: sum / counting.length,
      note: scoreReason('audit-valid', { audits: counting.length }),
      inputs,
    }
  }
  const ends = all.flatMap((a) => (a.status === 'expired' ? [a.validUntil!] : [])).sort()
  const lastValidOn = ends.at(-1)
  return {
    points: null,
    note:
      lastValidOn === undefined
        ? scoreReason('audit-none', {})
        : scoreReason('audit-expired', { lastValidOn }),
    inputs,
  }
}

type Status = {
  audit: AuditFact
  validUntil: string | null
  status: 'counts' | 'expired' | 'superseded'
}

/** Finished audits signed by the day, newest first; two of one day by their id, so that the order is always the same. */
function statuses(audits: readonly AuditFact[], policy: ScorePolicy, asOf: string): Status[] {
  const seen = new Set<string>()
  return audits
    .filter((a) => a.overall !== null && a.grade !== null && a.signedOn <= asOf)
    .sort((a, b) => descending(a.signedOn, b.signedOn) || descending(a.auditId, b.auditId))
    .map((audit) => {
      const validUntil = auditValidUntil(audit.grade!, audit.signedOn, policy)
      if (seen.has(audit.standardCode)) return { audit, validUntil, status: 'superseded' }
      seen.add(audit.standardCode)
      const valid = validUntil !== null && asOf <= validUntil
      return { audit, validUntil: validUntil ?? audit.signedOn, status: valid ? 'counts' : 'expired' }
    })
}

const descending = (a: string, b: string) => (a < b ? 1 : a > b ? -1 : 0)
