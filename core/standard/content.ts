import { z } from 'zod'
import { textSchema } from '#core/text.ts'
import { checkContent } from './check-content.ts'
import { refuseIn } from './content-words.ts'
import { findingRulesSchema } from './finding-rules.ts'
import { gradingSchema } from './grading-rules.ts'
import { scaleSchema, scoreSchema } from './scale.ts'

/** Ids are stable over versions: a later version of a question keeps its id, whatever its code or text. */
const idSchema = z
  .string()
  .max(80)
  .regex(/^[a-z0-9]+(?:[-.][a-z0-9]+)*$/, {
    error: 'An id has small letters, digits and - or . between them',
  })
const codeSchema = z.string().trim().min(1).max(40)

/** Part classes A key, B important, C ordinary (domain §1.1). */
export const partClasses = ['A', 'B', 'C'] as const
export type PartClass = (typeof partClasses)[number]

export const standardFamilies = [
  'process-audit',
  'system-audit',
  'product-audit',
  'knock-out-checklist',
  'excellence-model',
  'own-system',
] as const

/**
 * Whom a question concerns: suppliers of these product categories, parts of these classes (A key, B important,
 * C ordinary), these processes. A list that is absent concerns everybody.
 */
export const applicabilitySchema = z.strictObject({
  categories: z.array(z.string().trim().min(1).max(80)).min(1).optional(),
  partClasses: z.array(z.enum(partClasses)).min(1).optional(),
  processes: z.array(z.string().trim().min(1).max(80)).min(1).optional(),
})
export type Applicability = z.infer<typeof applicabilitySchema>

/** The same requirement in another standard (by its code), or a requirement that this one is a part of. */
export const crossReferenceSchema = z.strictObject({
  standard: codeSchema,
  question: idSchema,
  relation: z.enum(['same', 'part-of']),
})
export type CrossReference = z.infer<typeof crossReferenceSchema>

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
  /** Whole number, so that sums stay exact. 0: a prerequisite that rules may read, in no sum (domain §1.2, knock-out). */
  weight: z.number().int().min(0).max(1000).default(1),
  notEvaluatedAllowed: z.boolean().default(true),
  /** Only when it differs from the standard's. */
  scale: scaleSchema.optional(),
  /** Lowest score accepted, in points of the question's scale: below it a finding opens and rules may fire. */
  minimumScore: scoreSchema.optional(),
  /** To be audited at least once in so many months. */
  everyMonths: z.number().int().min(1).max(120).optional(),
  /** Days to answer a finding on this question, when fewer than the standard gives. */
  responseDays: z.number().int().min(1).max(365).optional(),
  applies: applicabilitySchema.optional(),
  crossReferences: z.array(crossReferenceSchema).min(1).optional(),
})
export type Question = z.infer<typeof questionSchema>

export const elementSchema = z.strictObject({
  id: idSchema,
  code: codeSchema,
  title: textSchema,
  /** What the element counts for where the overall degree is a mean of elements; 1 when absent. */
  weight: z.number().int().min(1).max(10_000).optional(),
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
  .superRefine((content, ctx) => checkContent(content, refuseIn(ctx)))
export type StandardContent = z.infer<typeof standardContentSchema>
/** The same before defaults (star, weight …) are filled in. */
export type StandardContentInput = z.input<typeof standardContentSchema>
