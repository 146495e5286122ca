import { z } from 'zod'
import { textSchema } from '#core/text.ts'
import { checkGrading, checkMaturity } from './check-rules.ts'
import { refuseIn } from './content-words.ts'
import { scoreSchema } from './scale.ts'

const percent = z.number().min(0).max(100).multipleOf(0.01)

/** Which questions a rule looks at. */
export const questionSetSchema = z.enum(['all', 'star', 'knock-out'])
export type QuestionSet = z.infer<typeof questionSetSchema>

/** Parts of a standard that have a degree of fulfilment of their own (E_P, E_U, E_n of domain §2.3). */
export const levelSchema = z.enum(['element', 'sub-element', 'step'])
export type Level = z.infer<typeof levelSchema>

const ruleHead = { id: z.string().min(1), label: textSchema, to: z.string().min(1) }
const count = z.number().int().positive().default(1)

/**
 * A downgrade rule: when it fires, the grade is at best `to` (domain §2.4).
 * - `fulfilment-below` compares E_P, E_U or E_n after rounding to `roundTo` decimals (null: unrounded).
 * - `score-at-most` fires when at least `count` questions of the set have such a score; the score is in points of
 *   the standard's scale, questions with a scale of their own are compared by their share of the maximum.
 * - `below-minimum` fires when at least `count` questions of the set score below the lowest score they accept.
 * - `maturity-below` fires when the audit, or an element of it, does not reach a maturity level.
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
    count,
  }),
  z.strictObject({ ...ruleHead, kind: z.literal('below-minimum'), questions: questionSetSchema, count }),
  z.strictObject({
    ...ruleHead,
    kind: z.literal('maturity-below'),
    of: z.enum(['overall', 'element']),
    threshold: scoreSchema,
  }),
])
export type Downgrade = z.infer<typeof downgradeSchema>

/**
 * Maturity: a level is reached when at least `share` % of the evaluated questions, by weight, have that score or a
 * higher one; read over the whole audit and over each element. Levels are scores of the standard's scale; questions
 * with a scale of their own count by their share of the maximum.
 */
export const maturitySchema = z
  .strictObject({
    share: percent.positive(),
    levels: z.array(z.strictObject({ level: scoreSchema, label: textSchema })).min(2),
  })
  .superRefine((maturity, ctx) => checkMaturity(maturity, refuseIn(ctx)))
export type Maturity = z.infer<typeof maturitySchema>

/** How points become a grade: all of it data, so that one engine grades every standard. */
export const gradingSchema = z
  .strictObject({
    /** Share of the questions of every element, sub-element and process step that must be evaluated. */
    minimumEvaluated: z.strictObject({
      numerator: z.number().int().min(0),
      denominator: z.number().int().positive(),
    }),
    /** No more than so many questions may be n.e. (domain §2.5: 3). */
    maximumNotEvaluated: z.number().int().min(0).optional(),
    /**
     * Best first. A band with `min` null is never reached by percent, only by a rule (traffic light, veto); such
     * bands come last. The last band with a `min` begins at 0, so that every result has a grade.
     */
    bands: z
      .array(z.strictObject({ grade: z.string().min(1), min: percent.nullable(), label: textSchema }))
      .min(2),
    /** Overall degree: over all questions (domain §2.3), or the mean of the elements by their weight; 'questions' when absent. */
    overall: z.enum(['questions', 'elements']).optional(),
    /** The overall degree is also told in points of so many (domain §7: 1000). */
    totalPoints: z.number().int().positive().max(100_000).optional(),
    maturity: maturitySchema.optional(),
    /** true: E_G is rounded to whole percent before the bands (domain §2.4: the source does not say so). */
    roundOverall: z.boolean(),
    /** Whether rules on scores read each score awarded or the mean over the process steps. */
    starTestOn: z.enum(['individual', 'mean']),
    downgrades: z.array(downgradeSchema),
  })
  .superRefine((grading, ctx) => checkGrading(grading, refuseIn(ctx)))
export type Grading = z.infer<typeof gradingSchema>
