import { z } from 'zod'
import { digitalPointsPolicySchema } from '#core/digital/points.ts'
import { textSchema } from '#core/text.ts'
import { bandsSchema } from './band.ts'

const key = z.string().regex(/^[a-z][a-z0-9-]*$/)
const months = z.number().int().positive()
const label = textSchema

/** Where the points of a component come from; `metric`: points handed in under the component's key. */
export const sources = ['audit', 'corrective', 'digital', 'metric'] as const

const componentSchema = z.strictObject({
  key,
  label,
  weight: z.number().positive().max(100),
  source: z.enum(sources),
})

/** What limits the grade whatever the points are (caps and vetoes, domain §4.2). */
const capSchema = z.strictObject({
  id: key,
  label,
  when: z.discriminatedUnion('kind', [
    /** A counting audit (the latest of its standard, still valid) has one of these grades. */
    z.strictObject({ kind: z.literal('audit-grade'), grades: z.array(z.string()).min(1) }),
    /** A fact of this name is reported about the organization. */
    z.strictObject({ kind: z.literal('veto'), veto: key }),
  ]),
  atMost: z.string(),
})
export type Cap = z.infer<typeof capSchema>

/**
 * How facts become an organization's score: versioned data of a chain. A stored version is never changed; every score
 * names the version it was made by. Weights are in percent and add up to 100.
 */
export const scorePolicySchema = z
  .strictObject({
    version: z.number().int().positive(),
    components: z.array(componentSchema).min(1),
    /** Share of the weight that must have data; below it the organization is 未评级 (domain §4.2). */
    minimumCoverage: z.number().min(0).max(1),
    bands: bandsSchema,
    /** A grade changes only past its threshold by more than `margin` points, or after `periods` periods; null: at once. */
    hysteresis: z.strictObject({ margin: z.number().min(0), periods: z.number().int().min(2) }).nullable(),
    caps: z.array(capSchema),
    /** Months an audit counts, by its grade (domain §4.3). An audit with another grade never counts. */
    auditValidityMonths: z.record(z.string(), months),
    corrective: z.strictObject({ windowMonths: months }),
    digital: z.strictObject({ parts: digitalPointsPolicySchema }),
    /** α of domain §9: the share of a score that comes from the suppliers. Up to 0.85, so that cycles converge quickly. */
    rollUp: z.strictObject({ alpha: z.number().min(0).max(0.85) }),
  })
  .superRefine((policy, ctx) => {
    const issue = (path: (string | number)[], message: string) =>
      ctx.addIssue({ code: 'custom', path, message })
    const total = policy.components.reduce((sum, c) => sum + c.weight, 0)
    if (Math.abs(total - 100) > 1e-9) issue(['components'], `Weights add up to ${total}, not 100`)
    const keys = policy.components.map((c) => c.key)
    if (new Set(keys).size !== keys.length) issue(['components'], 'A component is named twice')
    if (new Set(policy.caps.map((c) => c.id)).size !== policy.caps.length)
      issue(['caps'], 'A cap is named twice')
    policy.caps.forEach((cap, i) => {
      if (!policy.bands.some((b) => b.grade === cap.atMost))
        issue(['caps', i, 'atMost'], `No such grade: ${cap.atMost}`)
    })
  })
export type ScorePolicy = z.infer<typeof scorePolicySchema>

/**
 * Policy a chain starts with [P]: only what the first facts can feed, so audit 60, corrective action 20,
 * digitalization 20; grades, validity and roll-up as domain §4.2, §4.3 and §9 propose them.
 */
export const defaultPolicy: ScorePolicy = {
  version: 1,
  components: [
    { key: 'audit', label: { zh: '过程审核', en: 'Process audit' }, weight: 60, source: 'audit' },
    {
      key: 'corrective',
      label: { zh: '纠正措施', en: 'Corrective action' },
      weight: 20,
      source: 'corrective',
    },
    { key: 'digital', label: { zh: '数字化', en: 'Digitalization' }, weight: 20, source: 'digital' },
  ],
  minimumCoverage: 0.6,
  bands: [
    { grade: 'A', min: 90 },
    { grade: 'B', min: 80 },
    { grade: 'C', min: 70 },
    { grade: 'D', min: 0 },
  ],
  hysteresis: null,
  caps: [
    {
      id: 'audit-grade-c',
      label: { zh: '最近一次有效审核为 C 级，评级最高为 C', en: 'Latest valid audit graded C: at most C' },
      when: { kind: 'audit-grade', grades: ['C'] },
      atMost: 'C',
    },
    {
      id: 'certificate-expired',
      label: { zh: '强制性证书已过期，评级最高为 C', en: 'Mandatory certificate expired: at most C' },
      when: { kind: 'veto', veto: 'certificate-expired' },
      atMost: 'C',
    },
    {
      id: 'safety-recall',
      label: { zh: '发生安全召回，评级为 D', en: 'Safety recall: D' },
      when: { kind: 'veto', veto: 'safety-recall' },
      atMost: 'D',
    },
    {
      id: 'falsified-records',
      label: { zh: '记录造假，评级为 D', en: 'Falsified records: D' },
      when: { kind: 'veto', veto: 'falsified-records' },
      atMost: 'D',
    },
  ],
  auditValidityMonths: { A: 36, B: 24, C: 12 },
  corrective: { windowMonths: 12 },
  digital: {
    parts: [
      {
        key: 'equipment-digital',
        weight: 30,
        curve: [
          [0, 0],
          [40, 60],
          [80, 100],
        ],
      },
      {
        key: 'equipment-networked',
        weight: 30,
        curve: [
          [0, 0],
          [40, 60],
          [80, 100],
        ],
      },
      {
        key: 'core-processes',
        weight: 20,
        curve: [
          [0, 0],
          [1, 100],
        ],
      },
      {
        key: 'integrated-functions',
        weight: 10,
        curve: [
          [0, 0],
          [2, 60],
          [5, 100],
        ],
      },
      {
        key: 'platform-services',
        weight: 10,
        curve: [
          [0, 0],
          [1, 60],
          [3, 100],
        ],
      },
    ],
  },
  rollUp: { alpha: 0.4 },
}
