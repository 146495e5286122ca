import fc from 'fast-check'
import { processAudit } from '#core/audit/process-audit.fixture.ts'
import type { PartClass, Question, StandardContent } from './content.ts'
import { standardContentSchema } from './content.ts'

/** For tests: a small standard, and random changes of it, most of them tightening, some loosening. */
export const small: StandardContent = standardContentSchema.parse({
  ...processAudit,
  elements: processAudit.elements
    .filter(({ id }) => id === 'p2' || id === 'p6')
    .map((element) => ({
      ...element,
      questions: element.questions.filter((_, i) => i % 4 === 0),
      ...(element.subElements
        ? {
            subElements: element.subElements.filter(({ id }) =>
              element.questions.some((q, i) => i % 4 === 0 && q.subElementId === id),
            ),
          }
        : {}),
    })),
})

type Step = (content: StandardContent) => StandardContent

const onQuestion =
  (at: number, change: (question: Question, content: StandardContent) => Question): Step =>
  (content) => {
    const count = content.elements.reduce((n, e) => n + e.questions.length, 0)
    let left = at % count
    return {
      ...content,
      elements: content.elements.map((element) => ({
        ...element,
        questions: element.questions.map((q) => (left-- === 0 ? change(q, content) : q)),
      })),
    }
  }
const grading =
  (change: (g: StandardContent['grading']) => Partial<StandardContent['grading']>): Step =>
  (content) => ({ ...content, grading: { ...content.grading, ...change(content.grading) } })
const findings =
  (change: (f: StandardContent['findings']) => Partial<StandardContent['findings']>): Step =>
  (content) => ({ ...content, findings: { ...content.findings, ...change(content.findings) } })

const word = fc.constantFrom('焊接', '机加工', '涂装')
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 3 })

const questionChange: fc.Arbitrary<(q: Question, c: StandardContent) => Question> = fc.oneof(
  fc.boolean().map((star) => (q: Question) => ({ ...q, star })),
  fc.boolean().map((knockOut) => (q: Question) => ({ ...q, knockOut })),
  fc.boolean().map((notEvaluatedAllowed) => (q: Question) => ({ ...q, notEvaluatedAllowed })),
  fc.constantFrom(0, 1, 2, 5).map((weight) => (q: Question) => ({ ...q, weight })),
  maybe(fc.constantFrom(1, 6, 12, 24)).map((everyMonths) => (q: Question) => ({ ...q, everyMonths })),
  maybe(fc.constantFrom(1, 3, 10)).map((responseDays) => (q: Question) => ({ ...q, responseDays })),
  maybe(fc.constantFrom(0, 1, 2, 3, 4)).map((at) => (q: Question, c: StandardContent) => ({
    ...q,
    minimumScore: at === undefined ? undefined : (q.scale ?? c.scale).allowed[at],
  })),
  maybe(
    fc.record({
      processes: maybe(fc.uniqueArray(word, { minLength: 1 })),
      partClasses: maybe(fc.constantFrom<PartClass[]>(['A'], ['A', 'B'])),
    }),
  ).map((applies) => (q: Question) => ({ ...q, applies })),
  maybe(fc.subarray(small.scale.allowed, { minLength: 2 }).filter((s) => s.includes(10))).map(
    (allowed) => (q: Question) => ({
      ...q,
      minimumScore: undefined,
      scale: allowed && {
        allowed,
        max: 10,
        labels: small.scale.labels.filter(({ score }) => allowed.includes(score)),
      },
    }),
  ),
  maybe(fc.constantFrom('图纸', '记录')).map((zh) => (q: Question) => ({
    ...q,
    evidence: zh === undefined ? undefined : { zh, en: zh },
  })),
  fc.constantFrom('甲', '乙').map((zh) => (q: Question) => ({ ...q, guidance: { zh, en: zh } })),
)

let next = 0
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 10,
    arbitrary: fc.tuple(fc.nat(1000), questionChange).map(([at, change]) => onQuestion(at, change)),
  },
  {
    weight: 2,
    arbitrary: fc.nat(5).map((at) => (content: StandardContent) => {
      const id = `own-${++next}`
      const element = content.elements[at % content.elements.length]!
      const question: Question = {
        id,
        code: id,
        text: { zh: '自有要求', en: 'Own requirement' },
        star: false,
        knockOut: false,
        weight: 1,
        notEvaluatedAllowed: true,
        ...(element.subElements ? { subElementId: element.subElements[0]!.id } : {}),
      }
      return {
        ...content,
        elements: content.elements.map((e) =>
          e === element ? { ...e, questions: [...e.questions, question] } : e,
        ),
      }
    }),
  },
  {
    weight: 1,
    arbitrary: fc.nat(1000).map((at) => (content: StandardContent) => ({
      ...content,
      elements: content.elements.map((element) =>
        element.questions.length > 2
          ? { ...element, questions: element.questions.filter((_, i) => i !== at % element.questions.length) }
          : element,
      ),
    })),
  },
  fc
    .constantFrom(85, 90, 92, 95)
    .map((min) => grading((g) => ({ bands: g.bands.map((b, i) => (i === 0 ? { ...b, min } : b)) }))),
  fc.tuple(fc.nat(7), fc.constantFrom(60, 70, 80, 85)).map(([at, threshold]) =>
    grading((g) => ({
      downgrades: g.downgrades.map((rule, i) =>
        i === at && rule.kind === 'fulfilment-below' ? { ...rule, threshold } : rule,
      ),
    })),
  ),
  fc.nat(7).map((at) => grading((g) => ({ downgrades: g.downgrades.filter((_, i) => i !== at) }))),
  fc.boolean().map((roundOverall) => grading(() => ({ roundOverall }))),
  fc
    .constantFrom('individual' as const, 'mean' as const)
    .map((starTestOn) => grading(() => ({ starTestOn }))),
  maybe(fc.constantFrom(1, 2, 5)).map((maximumNotEvaluated) => grading(() => ({ maximumNotEvaluated }))),
  fc
    .constantFrom(1, 2, 3)
    .map((numerator) => grading(() => ({ minimumEvaluated: { numerator, denominator: 3 } }))),
  fc.constantFrom(6, 8).map((openAtOrBelow) => findings(() => ({ openAtOrBelow }))),
  fc
    .constantFrom(3, 5, 9)
    .map((answer) => findings((f) => ({ due: { ...f.due, critical: { ...f.due.critical, answer } } }))),
)

/** A content some random steps away from another; ids of added questions never repeat. */
export const changedFrom = (content: StandardContent, maxLength = 8): fc.Arbitrary<StandardContent> =>
  fc.array(step, { maxLength }).map((steps) => steps.reduce((result, apply) => apply(result), content))
