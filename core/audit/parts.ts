import type { Element, StandardContent } from '#core/standard/content.ts'
import type { Level } from '#core/standard/grading-rules.ts'
import { type Evaluated, inStep } from './evaluate.ts'
import { minimumCount, type Ratio } from './exact.ts'

/** An element, sub-element or process step with the questions that belong to it. */
export type Part = {
  level: Level
  id: string
  code: string
  elementId: string
  questions: Evaluated[]
}

/**
 * All parts of an audit that are measured by themselves. Steps exist for elements that are evaluated per step. A part
 * with no question in scope does not exist.
 */
export function partsOf(questions: Evaluated[], steps: string[]): Part[] {
  const parts: Part[] = []
  const byElement = new Map<Element, Evaluated[]>()
  for (const question of questions) {
    const own = byElement.get(question.element)
    if (own) own.push(question)
    else byElement.set(question.element, [question])
  }
  for (const [element, own] of byElement) {
    const base = { elementId: element.id }
    parts.push({ ...base, level: 'element', id: element.id, code: element.code, questions: own })
    for (const sub of element.subElements ?? [])
      parts.push({
        ...base,
        level: 'sub-element',
        id: sub.id,
        code: sub.code,
        questions: own.filter((q) => q.question.subElementId === sub.id),
      })
    if (element.perStep)
      for (const step of steps)
        parts.push({ ...base, level: 'step', id: step, code: step, questions: inStep(own, step) })
  }
  return parts
}

/** A part with its degree of fulfilment, worked out once for all the rules that read it. */
export type MeasuredPart = Part & { ratio: Ratio | null }

/** How many questions of a part were evaluated, and whether that is enough (two thirds, domain §2.2). */
export function coverageOf(content: StandardContent, questions: Evaluated[]) {
  const total = questions.length
  const evaluated = questions.filter((q) => q.mean !== null).length
  const minimum = minimumCount(total, content.grading.minimumEvaluated)
  return { evaluated, total, minimum, met: evaluated >= minimum }
}

/**
 * Questions that are still to be answered whatever the minimum share: those that must not be n.e. (a knock-out is never
 * left open), and all of them where the standard limits n.e. (domain §2.5: an open light is no green one).
 */
export function openQuestions(content: StandardContent, questions: Evaluated[]) {
  const all = content.grading.maximumNotEvaluated !== undefined
  return questions
    .filter(
      ({ question, mean, notEvaluated }) =>
        mean === null && !notEvaluated && (all || !question.notEvaluatedAllowed),
    )
    .map(({ question: { id, code } }) => ({ id, code }))
}

/** Questions said to be n.e. when that is more than the standard allows; null when it is not. */
export function tooManyNotEvaluated(content: StandardContent, questions: Evaluated[]) {
  const allowed = content.grading.maximumNotEvaluated
  const count = questions.filter((q) => q.notEvaluated && q.mean === null).length
  return allowed === undefined || count <= allowed ? null : { count, allowed }
}
