import { z } from 'zod'
import { textSchema } from '#core/text.ts'
import { scoreSchema } from './scale.ts'

const percent = z.number().min(0).max(100).multipleOf(0.01)

/** Which questions a rule looks at. */
export const questionSetSchema = z.enum(['all', 'star', 'knock-out'])
export type QuestionSet = z.infer<typeof questionSetSchema>

/** Parts of a standard that have a degree of fulfilment of their own (E_P, E_U, E_n of domain §2.3). */
export const levelSchema = z.enum(['element', 'sub-element', 'step'])
export type Level = z.infer<typeof levelSchema>

const ruleHead = { id: z.string().min(1), label: textSchema, to: z.string().min(1) }

/**
 * A downgrade rule: when it fires, the grade is at best `to` (domain §2.4).
 * `fulfilment-below` compares E_P, E_U or E_n after rounding to `roundTo` decimals (null: unrounded).
 * `score-at-most` fires when at least `count` questions of the set have such a score; the score is in points of
 * the standard's scale, questions with a scale of their own are compared by their share of the maximum.
 */
export const downgradeSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...ruleHead,
    kind: z.literal('fulfilment-below'),
    level: levelSchema,
    threshold: percent,
    roundTo: z.number().int().min(0).max(4).nullable().default(0),
  }),
  z.strictObject({
    ...ruleHead,
    kind: z.literal('score-at-most'),
    questions: questionSetSchema,
    threshold: scoreSchema,
    count: z.number().int().positive().default(1),
  }),
])
export type Downgrade = z.infer<typeof downgradeSchema>

/** How points become a grade: all of it data, so that one engine grades every standard. */
export const gradingSchema = z
  .strictObject({
    /** Share of the questions of every element, sub-element and process step that must be evaluated. */
    minimumEvaluated: z.strictObject({
      numerator: z.number().int().min(0),
      denominator: z.number().int().positive(),
    }),
    /** Best first; the last begins at 0, so that every result has a grade. */
    bands: z.array(z.strictObject({ grade: z.string().min(1), min: percent, label: textSchema })).min(2),
    /** true: E_G is rounded to whole percent before the bands (domain §2.4: the source does not say so). */
    roundOverall: z.boolean(),
    /** Whether `score-at-most` reads each score awarded or the mean over the process steps. */
    starTestOn: z.enum(['individual', 'mean']),
    downgrades: z.array(downgradeSchema),
  })
  .superRefine((g, ctx) => {
    const issue = (path: (string | number)[], message: string) =>
      ctx.addIssue({ code: 'custom', path, message })
    if (g.minimumEvaluated.numerator > g.minimumEvaluated.denominator)
      issue(['minimumEvaluated'], 'The share to be evaluated is above 1')
    g.bands.forEach((b, i) => {
      if (i > 0 && b.min >= g.bands[i - 1]!.min)
        issue(['bands', i, 'min'], 'Bands must fall from best to worst')
      if (g.bands.findIndex((o) => o.grade === b.grade) !== i)
        issue(['bands', i, 'grade'], `Grade ${b.grade} stands twice`)
    })
    if (g.bands.at(-1)!.min !== 0)
      issue(['bands', g.bands.length - 1, 'min'], 'The last band must begin at 0')
    g.downgrades.forEach((d, i) => {
      const at = g.bands.findIndex((b) => b.grade === d.to)
      if (at < 0) issue(['downgrades', i, 'to'], `There is no grade ${d.to}`)
      if (at === 0) issue(['downgrades', i, 'to'], `${d.to} is the best grade; a rule to it changes nothing`)
      if (g.downgrades.findIndex((o) => o.id === d.id) !== i)
        issue(['downgrades', i, 'id'], `Rule id ${d.id} stands twice`)
    })
  })
export type Grading = z.infer<typeof gradingSchema>
