import { z } from 'zod'
import { correctiveTermsSchema } from '#core/corrective/due-date.ts'
import { elementSchema, questionSchema, standardContentSchema } from './content.ts'
import { findingRulesSchema } from './finding-rules.ts'
import { downgradeSchema, gradingSchema, maturitySchema } from './grading-rules.ts'
import { scaleSchema, scoreSchema } from './scale.ts'

/**
 * One change of a draft, small enough that two people can work on one standard: it names what it found before, so
 * that whoever comes second with the same field is told instead of overwriting it. A draft may be incomplete (a text
 * not yet written), therefore texts may be empty here; `problemsOf` tells what publishing will ask for.
 */
const draftText = z.strictObject({ zh: z.string().max(4000), en: z.string().max(4000) })
/** As typed, spaces and all: what is stored is what the writer's page holds, or taking it away would be a conflict. */
const code = z.string().max(40)
const grade = z.string().max(20)

/** The parts of a standard that have rules of their own, without these: while they are being written they may be broken. */
const draftScale = z.strictObject({
  ...scaleSchema.shape,
  max: scoreSchema,
  labels: z.array(z.strictObject({ score: scoreSchema, label: draftText })).max(101),
})
const draftBands = z.array(gradingSchema.shape.bands.element.extend({ grade, label: draftText })).max(20)
const [fulfilment, score, minimum, level] = downgradeSchema.options
const inWords = { to: grade, label: draftText }
const draftDowngrades = z
  .array(
    z.discriminatedUnion('kind', [
      fulfilment.extend(inWords),
      score.extend(inWords),
      minimum.extend(inWords),
      level.extend(inWords),
    ]),
  )
  .max(100)
const draftMaturity = z.strictObject({
  share: maturitySchema.shape.share,
  levels: z.array(maturitySchema.shape.levels.element.extend({ label: draftText })).max(20),
})

const draftQuestion = questionSchema.extend({
  code,
  scale: draftScale.optional(),
  text: draftText,
  guidance: draftText.optional(),
  evidence: draftText.optional(),
  note: draftText.optional(),
})
const subElement = z.strictObject({ id: questionSchema.shape.id, code, title: draftText })
const draftElement = elementSchema.extend({
  code,
  title: draftText,
  subElements: z.array(subElement).min(1).optional(),
  questions: z.array(draftQuestion).max(2000),
})

const grading = gradingSchema.shape
const content = standardContentSchema.shape

/** What may stand in a field of a draft; `undefined` takes an optional field away. */
export const draftFields = {
  standard: {
    title: draftText,
    edition: z.string().max(40),
    source: draftText,
    scale: draftScale,
    'grading.bands': draftBands,
    'grading.downgrades': draftDowngrades,
    'grading.minimumEvaluated': grading.minimumEvaluated,
    'grading.maximumNotEvaluated': grading.maximumNotEvaluated,
    'grading.overall': grading.overall,
    'grading.totalPoints': grading.totalPoints,
    'grading.maturity': draftMaturity.optional(),
    'grading.roundOverall': grading.roundOverall,
    'grading.starTestOn': grading.starTestOn,
    'findings.openAtOrBelow': findingRulesSchema.shape.openAtOrBelow,
    'findings.severity': findingRulesSchema.shape.severity,
    'findings.due': z.strictObject(correctiveTermsSchema.shape),
  },
  element: {
    code,
    title: draftText,
    weight: elementSchema.shape.weight,
    perStep: elementSchema.shape.perStep,
  },
  'sub-element': { code, title: draftText },
  question: {
    code,
    text: draftText,
    guidance: draftText.optional(),
    evidence: draftText.optional(),
    note: draftText.optional(),
    star: z.boolean(),
    knockOut: z.boolean(),
    weight: questionSchema.shape.weight,
    notEvaluatedAllowed: z.boolean(),
    scale: draftScale.optional(),
    minimumScore: questionSchema.shape.minimumScore,
    everyMonths: questionSchema.shape.everyMonths,
    responseDays: questionSchema.shape.responseDays,
    applies: questionSchema.shape.applies,
    crossReferences: questionSchema.shape.crossReferences,
  },
} as const
export type DraftLevel = keyof typeof draftFields
export type DraftField<Level extends DraftLevel = DraftLevel> = Level extends DraftLevel
  ? keyof (typeof draftFields)[Level] & string
  : never

/** A whole draft out of a file: texts may be missing as in a draft, the rules must hold. */
export const draftContentSchema = z.strictObject({
  code: content.code,
  family: content.family,
  edition: draftFields.standard.edition,
  source: draftText,
  title: draftText,
  scale: content.scale,
  elements: z.array(draftElement).max(500),
  grading: content.grading,
  findings: findingRulesSchema,
})

/** Where a node stands: in which element (and sub-element), after which sibling; null is at the beginning. */
const placeSchema = z.strictObject({
  elementId: z.string().nullable(),
  subElementId: z.string().nullable(),
  afterId: z.string().nullable(),
})
export type Place = z.infer<typeof placeSchema>

const nodeLevel = z.enum(['element', 'sub-element', 'question'])

export const editSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('set'),
      level: z.enum(['standard', 'element', 'sub-element', 'question']),
      /** Id of the node; empty for the standard itself. */
      id: z.string().max(80),
      field: z.string().max(40),
      /** What the writer saw; absent when the field was not there. */
      before: z.json().optional(),
      after: z.json().optional(),
    }),
    z.strictObject({
      kind: z.literal('insert'),
      level: nodeLevel,
      place: placeSchema,
      node: z.union([draftQuestion, draftElement, subElement]),
    }),
    z.strictObject({
      kind: z.literal('remove'),
      level: nodeLevel,
      id: z.string(),
      /** The node as the writer saw it: what somebody else changed meanwhile is not thrown away unseen. */
      node: z.union([draftQuestion, draftElement, subElement]),
    }),
    z.strictObject({
      kind: z.literal('move'),
      level: nodeLevel,
      id: z.string(),
      from: placeSchema,
      to: placeSchema,
    }),
  ])
  .superRefine((edit, ctx) => {
    if (edit.kind === 'set') {
      const fields: Record<string, z.ZodType> = draftFields[edit.level]
      const schema = fields[edit.field]
      const parsed = schema?.safeParse(edit.after)
      if (!parsed) ctx.addIssue({ code: 'custom', path: ['field'], message: 'Unknown field' })
      else if (!parsed.success)
        for (const issue of parsed.error.issues)
          ctx.addIssue({ code: 'custom', path: ['after', ...issue.path], message: issue.message })
    }
    if (edit.kind === 'insert') {
      const schema = { element: draftElement, 'sub-element': subElement, question: draftQuestion }[edit.level]
      if (!schema.safeParse(edit.node).success)
        ctx.addIssue({ code: 'custom', path: ['node'], message: `Not a ${edit.level}` })
    }
  })
export type Edit = z.infer<typeof editSchema>
