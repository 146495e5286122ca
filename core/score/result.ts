import { z } from 'zod'
import { textSchema } from '#core/text.ts'
import { sources } from './policy.ts'
import { scoreReasonSchema } from './reason.ts'

const value = z.union([z.string(), z.number(), z.boolean(), z.null()])

/** One input row of a component: what it is, what it said, and whether it counted. */
const scoreInputSchema = z.object({
  kind: z.string(),
  id: z.string(),
  /** `superseded`: a later one of the same kind took its place; `expired`: fell out by age; `outside`: not in the window. */
  status: z.enum(['counts', 'expired', 'superseded', 'outside']),
  values: z.record(z.string(), value),
})
export type ScoreInput = z.infer<typeof scoreInputSchema>

const componentScoreSchema = z.object({
  key: z.string(),
  label: textSchema,
  source: z.enum(sources),
  /** 0–100, unrounded; null without data. */
  points: z.number().min(0).max(100).nullable(),
  /** Percent by the policy, and percent after components without data are left out. */
  weight: z.number(),
  effectiveWeight: z.number(),
  note: scoreReasonSchema,
  inputs: z.array(scoreInputSchema),
})
export type ComponentScore = z.infer<typeof componentScoreSchema>

/** An organization's own score with everything that explains it; plain JSON, stored beside the numbers. */
export const organizationScoreSchema = z.object({
  policyVersion: z.number().int(),
  asOf: z.iso.date(),
  /** 0–100, unrounded; null when no component has data. */
  own: z.number().min(0).max(100).nullable(),
  /** Weight of the components with data / all weight, 0–1. */
  coverage: z.number().min(0).max(1),
  /** Null: 未评级. */
  grade: z.string().nullable(),
  /** Grade by the points alone; null without points. */
  bandGrade: z.string().nullable(),
  components: z.array(componentScoreSchema),
  /** Caps whose condition holds; `lowers`: the grade would be better without this cap and any lighter one. */
  caps: z.array(
    z.object({
      id: z.string(),
      label: textSchema,
      atMost: z.string(),
      lowers: z.boolean(),
      inputs: z.array(z.object({ kind: z.string(), id: z.string() })),
    }),
  ),
  /** What fixed the grade. */
  deciding: scoreReasonSchema,
})
export type OrganizationScore = z.infer<typeof organizationScoreSchema>
