import { addMonths } from '#core/score/month.ts'

/** Findings on the same requirement within so many months are repeats. */
export const repeatWithinMonths = 24

export type FindingSeverity = 'critical' | 'major' | 'minor' | 'observation' | 'opportunity'

/** A finding of a signed audit. `requirement`: what it is about, the same over versions and adoptions of a standard. */
export type SignedFinding = {
  findingId: string
  requirement: string
  supplierId: string
  severity: FindingSeverity
  /** Day of the audit's signature. */
  on: string
}

/** An opportunity is no fault. */
const isFault = ({ severity }: SignedFinding) => severity !== 'opportunity'

/** How often the same requirement was found at the same supplier in the months before a finding, and when last. */
export type Repeat = { times: number; lastOn: string }

/**
 * Repeat findings (重复发现): same requirement, same supplier, within 24 months before. A finding of the same day is none
 * of an earlier audit. Keys are ids of findings; one without an earlier one is absent.
 */
export function repeatsOf(
  findings: readonly SignedFinding[],
  months = repeatWithinMonths,
): ReadonlyMap<string, Repeat> {
  const groups = grouped(
    findings.filter(isFault),
    ({ supplierId, requirement }) => `${supplierId} ${requirement}`,
  )
  const repeats = new Map<string, Repeat>()
  for (const group of groups.values())
    for (const finding of group) {
      const from = addMonths(finding.on, -months)
      const earlier = group.filter(({ on }) => on < finding.on && on >= from).map(({ on }) => on)
      const days = [...new Set(earlier)].sort()
      if (days.length > 0) repeats.set(finding.findingId, { times: days.length, lastOn: days.at(-1)! })
    }
  return repeats
}

function grouped(list: readonly SignedFinding[], keyOf: (one: SignedFinding) => string) {
  const groups = new Map<string, SignedFinding[]>()
  for (const one of list) {
    const group = groups.get(keyOf(one))
    if (group) group.push(one)
    else groups.set(keyOf(one), [one])
  }
  return groups
}

/** A requirement that several suppliers fail (共性质量问题). */
export type CommonFault = {
  requirement: string
  /** Suppliers with the finding, those with the most findings first. */
  suppliers: { supplierId: string; findings: number; lastOn: string; worst: FindingSeverity }[]
  findings: number
  /** Findings that repeat an earlier one of the same supplier. */
  repeated: number
  worst: FindingSeverity
  lastOn: string
}

const weight: Record<FindingSeverity, number> = {
  critical: 4,
  major: 3,
  minor: 2,
  observation: 1,
  opportunity: 0,
}
const worstOf = (list: readonly SignedFinding[]) =>
  list.reduce<FindingSeverity>(
    (worst, { severity }) => (weight[severity] > weight[worst] ? severity : worst),
    'opportunity',
  )

/** Requirements found at two suppliers or more since a day: most suppliers first, then most findings. */
export function commonFaults(findings: readonly SignedFinding[], since: string, fewest = 2): CommonFault[] {
  const repeats = repeatsOf(findings)
  const faults = findings.filter((one) => isFault(one) && one.on >= since)
  return [...grouped(faults, ({ requirement }) => requirement)]
    .map(([requirement, list]): CommonFault => {
      const ids = [...new Set(list.map(({ supplierId }) => supplierId))]
      const suppliers = ids
        .map((supplierId) => {
          const own = list.filter((one) => one.supplierId === supplierId)
          return { supplierId, findings: own.length, lastOn: latest(own), worst: worstOf(own) }
        })
        .sort(
          (a, b) =>
            b.findings - a.findings ||
            weight[b.worst] - weight[a.worst] ||
            b.lastOn.localeCompare(a.lastOn) ||
            a.supplierId.localeCompare(b.supplierId),
        )
      return {
        requirement,
        suppliers,
        findings: list.length,
        repeated: list.filter(({ findingId }) => repeats.has(findingId)).length,
        worst: worstOf(list),
        lastOn: latest(list),
      }
    })
    .filter(({ suppliers }) => suppliers.length >= fewest)
    .sort(
      (a, b) =>
        b.suppliers.length - a.suppliers.length ||
        b.findings - a.findings ||
        a.requirement.localeCompare(b.requirement),
    )
}

const latest = (list: readonly SignedFinding[]) =>
  list
    .map(({ on }) => on)
    .sort()
    .at(-1)!
