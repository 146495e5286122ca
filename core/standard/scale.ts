import { z } from 'zod'
import { textSchema } from '#core/text.ts'

/** A score has at most two decimals, so that all arithmetic can be done in whole hundredths. */
export const scoreSchema = z
  .number()
  .min(0)
  .max(1000)
  .refine((n) => Math.abs(Math.round(n * 100) - n * 100) < 1e-6, { error: 'At most two decimals' })

/**
 * The scores an auditor may give, e.g. 0/4/6/8/10 (domain §2.2), yes/no as 0/1, or 0/0.5/0.8/1.
 * `max` is what an evaluated question can reach; `labels` says what each score means.
 */
export const scaleSchema = z
  .strictObject({
    allowed: z.array(scoreSchema).min(2),
    max: scoreSchema.positive(),
    labels: z.array(z.strictObject({ score: scoreSchema, label: textSchema })),
  })
  .superRefine((scale, ctx) => {
    scale.allowed.forEach((score, i) => {
      if (i > 0 && score <= scale.allowed[i - 1]!)
        ctx.addIssue({ code: 'custom', path: ['allowed', i], message: 'Scores must rise and not repeat' })
      if (score > scale.max)
        ctx.addIssue({
          code: 'custom',
          path: ['allowed', i],
          message: `Score ${score} is above the maximum ${scale.max}`,
        })
      if (!scale.labels.some((l) => l.score === score))
        ctx.addIssue({ code: 'custom', path: ['labels'], message: `Score ${score} has no label` })
    })
    if (!scale.allowed.includes(scale.max))
      ctx.addIssue({
        code: 'custom',
        path: ['max'],
        message: `The maximum ${scale.max} is not an allowed score`,
      })
    scale.labels.forEach((l, i) => {
      if (!scale.allowed.includes(l.score))
        ctx.addIssue({
          code: 'custom',
          path: ['labels', i, 'score'],
          message: `${l.score} is not an allowed score`,
        })
      if (scale.labels.findIndex((o) => o.score === l.score) !== i)
        ctx.addIssue({
          code: 'custom',
          path: ['labels', i, 'score'],
          message: `Score ${l.score} has two labels`,
        })
    })
  })
export type Scale = z.infer<typeof scaleSchema>
