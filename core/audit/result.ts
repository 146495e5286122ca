import { z } from 'zod'
import { levelSchema } from '#core/standard/grading-rules.ts'
import { textSchema } from '#core/text.ts'

/** Points and degree of fulfilment. `percent` is unrounded, `rounded` to whole percent; null when nothing was evaluated. */
const fulfilment = {
  points: z.number(),
  possible: z.number(),
  percent: z.number().nullable(),
  rounded: z.number().int().nullable(),
  evaluated: z.number().int(),
  total: z.number().int(),
}

const partSchema = z.object({
  level: levelSchema,
  id: z.string(),
  code: z.string(),
  elementId: z.string(),
  ...fulfilment,
  /** How many must be evaluated, and whether that many are. */
  minimum: z.number().int(),
  met: z.boolean(),
})
export type PartResult = z.infer<typeof partSchema>

/** What fired a rule: a part whose degree of fulfilment is too low, or a question scored too low. */
const ruleFactSchema = z.discriminatedUnion('level', [
  z.object({
    level: levelSchema,
    id: z.string(),
    code: z.string(),
    percent: z.number(),
    /** The value that was compared, after the rounding of the rule. */
    compared: z.number(),
    threshold: z.number(),
  }),
  z.object({
    level: z.literal('question'),
    id: z.string(),
    code: z.string(),
    star: z.boolean(),
    knockOut: z.boolean(),
    /** Lowest score that fired (a mean when the standard tests the mean). */
    score: z.number(),
    /** Process steps where it was awarded. */
    steps: z.array(z.string()),
    threshold: z.number(),
  }),
  z.object({
    /** An element, or the audit (empty code), below the maturity level asked for. */
    level: z.literal('maturity'),
    id: z.string(),
    code: z.string(),
    /** The level it has reached; null: not even the lowest. */
    reached: z.number().nullable(),
    threshold: z.number(),
  }),
])
export type RuleFact = z.infer<typeof ruleFactSchema>

const reasonSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('band'),
    grade: z.string(),
    label: textSchema,
    percent: z.number(),
    /** The value that was compared with the bands. */
    compared: z.number(),
    min: z.number(),
    /** true: this reason fixed the grade. */
    decides: z.boolean(),
  }),
  z.object({
    kind: z.literal('downgrade'),
    ruleId: z.string(),
    label: textSchema,
    to: z.string(),
    decides: z.boolean(),
    facts: z.array(ruleFactSchema),
  }),
])
export type Reason = z.infer<typeof reasonSchema>

/** Everything an audit's grade rests on, as plain JSON: frozen with the audit when it is signed. */
export const auditResultSchema = z.object({
  standard: z.object({ code: z.string(), edition: z.string() }),
  /** Elements audited; `partial` when the standard has more. */
  scope: z.array(z.object({ id: z.string(), code: z.string() })),
  partial: z.boolean(),
  /** How the overall degree of fulfilment is written, e.g. E_G or E_G(P5P6P7). */
  notation: z.string(),
  /** Binding grade; null while too little is evaluated. */
  grade: z.string().nullable(),
  /** What the answers so far would give; null when there are none. */
  provisionalGrade: z.string().nullable(),
  /** Grade by the band alone, before downgrades. */
  bandGrade: z.string().nullable(),
  overall: z.object(fulfilment),
  /** The overall degree in points of a total, where the standard counts so (domain §7: 1000). */
  totalPoints: z.object({ points: z.number(), of: z.number() }).optional(),
  /** Maturity of the audit and of each element; null: not even the lowest level. */
  maturity: z
    .object({
      level: z.number().nullable(),
      label: textSchema.nullable(),
      elements: z.array(z.object({ id: z.string(), code: z.string(), level: z.number().nullable() })),
    })
    .optional(),
  parts: z.array(partSchema),
  questions: z.array(
    z.object({
      id: z.string(),
      code: z.string(),
      elementId: z.string(),
      star: z.boolean(),
      knockOut: z.boolean(),
      /** Mean of the evaluations to 2 decimals. */
      score: z.number().nullable(),
      lowest: z.number().nullable(),
      max: z.number(),
      evaluations: z.array(z.object({ stepId: z.string().nullable(), score: z.number() })),
      notEvaluated: z.boolean(),
    }),
  ),
  complete: z.boolean(),
  /** Parts with too few questions evaluated, and how many more they need. */
  missing: z.array(
    z.object({
      level: levelSchema,
      id: z.string(),
      code: z.string(),
      evaluated: z.number().int(),
      minimum: z.number().int(),
      needed: z.number().int(),
    }),
  ),
  /** Questions that must be answered before there is a binding grade, whatever the minimum share. */
  open: z.array(z.object({ id: z.string(), code: z.string() })).optional(),
  /** More questions are n.e. than the standard allows: then there is no binding grade. */
  notEvaluatedBeyond: z.object({ count: z.number().int(), allowed: z.number().int() }).optional(),
  /** The band first, then every rule that fired, in the order of the standard. */
  reasons: z.array(reasonSchema),
})
export type AuditResult = z.infer<typeof auditResultSchema>
