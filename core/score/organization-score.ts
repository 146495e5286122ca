import { digitalPoints } from '#core/digital/points.ts'
import { auditPoints, type ComponentPoints } from './audit-component.ts'
import { correctivePoints } from './corrective-component.ts'
import type { DigitalFact, MetricFact, ScoreFacts } from './facts.ts'
import { decideGrade } from './grade.ts'
import type { ScorePolicy } from './policy.ts'
import { scoreReason } from './reason.ts'
import type { OrganizationScore } from './result.ts'

/**
 * The organization's own score on a day (domain §4.2–4.3): components by weight, those without data left out and the
 * others weighed up, grade by bands, hysteresis and caps. The same facts give the same JSON in any order.
 */
export function scoreOrganization(facts: ScoreFacts, policy: ScorePolicy, asOf: string): OrganizationScore {
  const points = policy.components.map((c) => ({ ...c, ...componentPoints(facts, policy, asOf, c) }))
  let [sum, known, all] = [0, 0, 0]
  for (const component of points) {
    all += component.weight
    if (component.points === null) continue
    sum += component.weight * component.points
    known += component.weight
  }
  // Never 100.00000000000001 by the rounding of a sum.
  const own = known === 0 ? null : Math.min(100, sum / known)
  const coverage = known / all
  return {
    policyVersion: policy.version,
    asOf,
    own,
    coverage,
    ...decideGrade(facts, policy, asOf, own, coverage),
    components: points.map(({ key, label, source, points, weight, note, inputs }) => ({
      key,
      label,
      source,
      points,
      weight,
      effectiveWeight: points === null ? 0 : (weight * 100) / known,
      note,
      inputs,
    })),
  }
}

function componentPoints(
  facts: ScoreFacts,
  policy: ScorePolicy,
  asOf: string,
  component: ScorePolicy['components'][number],
): ComponentPoints {
  switch (component.source) {
    case 'audit':
      return auditPoints(facts.audits, policy, asOf)
    case 'corrective':
      return correctivePoints(facts.actions, policy.corrective.windowMonths, asOf)
    case 'digital':
      return reportPoints(facts.digital, policy)
    case 'metric':
      return metricPoints(facts.metrics?.find((m) => m.key === component.key))
  }
}

function reportPoints(report: DigitalFact | null, policy: ScorePolicy): ComponentPoints {
  if (report === null) return { points: null, note: scoreReason('digital-none', {}), inputs: [] }
  const { reportId, period } = report
  const { points, parts } = digitalPoints(report, policy.digital.parts)
  const values = Object.fromEntries(parts.map((p) => [p.key, p.points]))
  return {
    points,
    note: scoreReason(points === null ? 'digital-unknown' : 'digital-reported', { period }),
    inputs: [
      {
        kind: 'digital-report',
        id: reportId,
        status: 'counts',
        values: { period, definitionVersion: report.definitionVersion, ...values },
      },
    ],
  }
}

function metricPoints(metric: MetricFact | undefined): ComponentPoints {
  if (!metric || metric.points === null)
    return { points: null, note: scoreReason('metric-none', {}), inputs: [] }
  return {
    points: metric.points,
    note: scoreReason('metric-given', {}),
    inputs: metric.inputs.map(({ kind, id }) => ({ kind, id, status: 'counts', values: {} })),
  }
}
