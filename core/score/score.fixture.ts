import { digitalFacts } from '#core/digital/digital.fixture.ts'
import type { ActionFact, AuditFact, ScoreFacts } from './facts.ts'
import { defaultPolicy, type ScorePolicy } from './policy.ts'

export const asOf = '2025-10-01'

export const auditFact = (changes: Partial<AuditFact> = {}): AuditFact => ({
  auditId: 'audit-1',
  standardCode: 'process-audit',
  standardVersionId: 'version-1',
  overall: 93,
  grade: 'A',
  signedOn: '2025-06-01',
  ...changes,
})

export const actionFact = (changes: Partial<ActionFact> = {}): ActionFact => ({
  actionId: 'action-1',
  severity: 'major',
  originalDueOn: '2025-08-01',
  answeredOn: '2025-07-10',
  closedOn: '2025-07-20',
  state: 'closed',
  ...changes,
})

export const digitalReport = { ...digitalFacts(), reportId: 'report-1', period: '2025Q3' }

export const scoreFacts = (changes: Partial<ScoreFacts> = {}): ScoreFacts => ({
  audits: [auditFact()],
  actions: [actionFact()],
  digital: digitalReport,
  ...changes,
})

/** The six-component scorecard of domain §4.2. */
export const scorecardPolicy: ScorePolicy = {
  ...defaultPolicy,
  version: 2,
  components: (
    [
      ['quality', '质量', 'Quality', 40],
      ['delivery', '交付', 'Delivery', 25],
      ['audit', '审核/体系', 'Audit and system', 15],
      ['responsiveness', '纠正措施响应', 'Corrective-action responsiveness', 10],
      ['digital', '数字化', 'Digitalization', 5],
      ['service', '成本/服务', 'Cost and service', 5],
    ] as const
  ).map(([key, zh, en, weight]) => ({
    key,
    label: { zh, en },
    weight,
    source: key === 'audit' ? 'audit' : 'metric',
  })),
}

/** Facts of the worked example of domain §4.2; `digital` null leaves that component without data. */
export function scorecardFacts(digital: number | null, changes: Partial<ScoreFacts> = {}): ScoreFacts {
  const metric = (key: string, points: number | null) => ({
    key,
    points,
    inputs: [{ kind: 'metric', id: key }],
  })
  return {
    audits: [auditFact({ overall: 91.58, grade: 'B' })],
    actions: [],
    digital: null,
    metrics: [
      metric('quality', 92),
      metric('delivery', 94),
      metric('responsiveness', 80),
      metric('digital', digital),
      metric('service', 85),
    ],
    ...changes,
  }
}
