import { z } from 'zod'
import { textSchema } from '#core/text.ts'
import { checkScale } from './check-rules.ts'
import { refuseIn } from './content-words.ts'

/** A score has at most two decimals, so that all arithmetic can be done in whole hundredths. */
export const scoreSchema = z
  .number()
  .min(0)
  .max(1000)
  .refine((n) => Math.abs(Math.round(n * 100) - n * 100) < 1e-6, { error: 'At most two decimals' })

/**
 * The scores an auditor may give, e.g. 0/4/6/8/10 (domain §2.2), yes/no as 0/1, 0/0.5/0.8/1 or maturity 1–4.
 * `max` is what an evaluated question can reach; `labels` says what each score means. `floor` (0 when absent) is the
 * score that is worth nothing: on a scale 1–4 with floor 1, a 1 counts 0 % and a 4 counts 100 %.
 */
export const scaleSchema = z
  .strictObject({
    allowed: z.array(scoreSchema).min(2),
    max: scoreSchema.positive(),
    floor: scoreSchema.optional(),
    labels: z.array(z.strictObject({ score: scoreSchema, label: textSchema })),
  })
  .superRefine((scale, ctx) => checkScale(scale, refuseIn(ctx)))
export type Scale = z.infer<typeof scaleSchema>
