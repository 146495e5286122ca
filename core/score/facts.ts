import type { Severity } from '#core/corrective/severity.ts'
import type { CorrectiveState } from '#core/corrective/state.ts'
import type { DigitalFacts } from '#core/digital/facts.ts'

/** A signed audit of the organization. `overall` is the degree of fulfilment in percent. Days are `YYYY-MM-DD`. */
export type AuditFact = {
  auditId: string
  standardCode: string
  standardVersionId: string
  overall: number | null
  grade: string | null
  signedOn: string
}

export type ActionFact = {
  actionId: string
  severity: Severity
  /** Due day as first set; extensions do not move it (domain §3.4). */
  originalDueOn: string
  answeredOn: string | null
  closedOn: string | null
  state: CorrectiveState
}

/** The report that counts: the latest one, chosen by the caller. */
export type DigitalFact = DigitalFacts & { reportId: string; period: string }

/** Points of a component that is computed elsewhere, 0–100 or null without data. */
export type MetricFact = { key: string; points: number | null; inputs: { kind: string; id: string }[] }

/** Everything an organization's own score rests on. The order within a list does not matter. */
export type ScoreFacts = {
  audits: readonly AuditFact[]
  actions: readonly ActionFact[]
  digital: DigitalFact | null
  metrics?: readonly MetricFact[]
  /** Reported facts that limit the grade, e.g. `safety-recall`. */
  vetoes?: readonly { veto: string; id: string }[]
  /** Grade of the last period and for how many periods the points have asked for another (hysteresis only). */
  previous?: { grade: string; pendingPeriods: number } | null
}
