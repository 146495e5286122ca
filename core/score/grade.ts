import { countingAudits } from './audit-component.ts'
import { bandRank, heldRank } from './band.ts'
import type { ScoreFacts } from './facts.ts'
import type { Cap, ScorePolicy } from './policy.ts'
import { type ScoreReason, scoreReason } from './reason.ts'
import type { OrganizationScore } from './result.ts'

/** Grade from points: band, hysteresis, caps; 未评级 without points or below the minimum coverage (domain §4.2). */
export function decideGrade(
  facts: ScoreFacts,
  policy: ScorePolicy,
  asOf: string,
  own: number | null,
  coverage: number,
): Pick<OrganizationScore, 'grade' | 'bandGrade' | 'caps' | 'deciding'> {
  const { bands, minimumCoverage } = policy
  const fired = policy.caps
    .map((cap) => ({ cap, inputs: capInputs(cap, facts, policy, asOf) }))
    .filter(({ inputs }) => inputs.length > 0)
  const listed = (lowers: (cap: Cap) => boolean) =>
    fired.map(({ cap: { when: _, ...cap }, inputs }, i) => ({
      ...cap,
      lowers: lowers(fired[i]!.cap),
      inputs,
    }))
  const unrated = (deciding: ScoreReason, bandGrade: string | null) => ({
    grade: null,
    bandGrade,
    caps: listed(() => false),
    deciding,
  })
  if (own === null) return unrated(scoreReason('no-data', {}), null)
  const band = bandRank(own, bands)
  const bandGrade = bands[band]!.grade
  if (coverage < minimumCoverage - 1e-9)
    return unrated(scoreReason('coverage-too-low', { coverage, minimum: minimumCoverage }), bandGrade)

  const rank = (grade: string) => bands.findIndex((b) => b.grade === grade)
  const held = hold(facts, policy, own, band)
  const worst = Math.max(held, ...fired.map(({ cap }) => rank(cap.atMost)))
  const grade = bands[worst]!.grade
  return {
    grade,
    bandGrade,
    caps: listed((cap) => worst > held && rank(cap.atMost) === worst),
    deciding: decidingReason(),
  }

  function decidingReason(): ScoreReason {
    const cap = fired.find(({ cap }) => worst > held && rank(cap.atMost) === worst)?.cap
    if (cap) return scoreReason('cap', { capId: cap.id, bandGrade, grade })
    if (held !== band) return scoreReason('hysteresis', { bandGrade, grade, ...policy.hysteresis! })
    return scoreReason('band', { grade, points: own!, min: bands[band]!.min })
  }
}

/** The grade the points may have now, given the last one; a grade that no longer exists holds nothing. */
function hold({ previous }: ScoreFacts, { hysteresis, bands }: ScorePolicy, own: number, band: number) {
  if (!hysteresis || !previous) return band
  const before = bands.findIndex((b) => b.grade === previous.grade)
  if (before === -1 || previous.pendingPeriods + 1 >= hysteresis.periods) return band
  return heldRank(own, bands, before, hysteresis.margin)
}

/** The facts that make a cap hold; none: it does not. */
function capInputs({ when }: Cap, facts: ScoreFacts, policy: ScorePolicy, asOf: string) {
  if (when.kind === 'audit-grade')
    return countingAudits(facts.audits, policy, asOf)
      .filter((a) => when.grades.includes(a.grade!))
      .map((a) => ({ kind: 'audit', id: a.auditId }))
  return (facts.vetoes ?? [])
    .filter((v) => v.veto === when.veto)
    .map((v) => ({ kind: 'veto', id: v.id }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}
