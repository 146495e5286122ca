import { z } from 'zod'
import { textSchema } from '#core/text.ts'
import { checkContent } from './check-content.ts'
import { findingRulesSchema } from './finding-rules.ts'
import { gradingSchema } from './grading-rules.ts'
import { scaleSchema } from './scale.ts'

/** Ids are stable over versions: a later version of a question keeps its id, whatever its code or text. */
const idSchema = z
  .string()
  .max(80)
  .regex(/^[a-z0-9]+(?:[-.][a-z0-9]+)*$/, {
    error: 'An id has small letters, digits and - or . between them',
  })
const codeSchema = z.string().trim().min(1).max(40)

export const standardFamilies = [
  'process-audit',
  'system-audit',
  'product-audit',
  'knock-out-checklist',
  'excellence-model',
  'own-system',
] as const

/** A question as an auditor and a supplier see it. Star and knock-out are data of the version (domain §2.1). */
export const questionSchema = z.strictObject({
  id: idSchema,
  code: codeSchema,
  subElementId: idSchema.optional(),
  text: textSchema,
  guidance: textSchema.optional(),
  /** What the supplier is expected to show. */
  evidence: textSchema.optional(),
  /** A remark on the question itself, e.g. that published sources disagree on its star. */
  note: textSchema.optional(),
  star: z.boolean().default(false),
  knockOut: z.boolean().default(false),
  /** Whole number, so that sums stay exact. */
  weight: z.number().int().min(1).max(1000).default(1),
  notEvaluatedAllowed: z.boolean().default(true),
  /** Only when it differs from the standard's. */
  scale: scaleSchema.optional(),
})
export type Question = z.infer<typeof questionSchema>

export const elementSchema = z.strictObject({
  id: idSchema,
  code: codeSchema,
  title: textSchema,
  /** true: evaluated once for each process step, which then has a degree of fulfilment E_n of its own. */
  perStep: z.boolean().default(false),
  subElements: z
    .array(z.strictObject({ id: idSchema, code: codeSchema, title: textSchema }))
    .min(1)
    .optional(),
  questions: z.array(questionSchema).min(1),
})
export type Element = z.infer<typeof elementSchema>

/** What a published version of a standard freezes; stored as JSON and never changed afterwards. */
export const standardContentSchema = z
  .strictObject({
    code: codeSchema,
    family: z.enum(standardFamilies),
    edition: z.string().min(1),
    /** Where structure and rules come from, and what this text is not. */
    source: textSchema,
    title: textSchema,
    scale: scaleSchema,
    elements: z.array(elementSchema).min(1),
    grading: gradingSchema,
    findings: findingRulesSchema,
  })
  .superRefine(checkContent)
export type StandardContent = z.infer<typeof standardContentSchema>
/** The same before defaults (star, weight …) are filled in. */
export type StandardContentInput = z.input<typeof standardContentSchema>
