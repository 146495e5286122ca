import type { StandardContent } from '#core/standard/content.ts'
import type { Answer } from './answer.ts'
import { evaluateQuestions, type GradeOptions, stepsInScope } from './evaluate.ts'
import { coverageOf, openQuestions, partsOf, tooManyNotEvaluated } from './parts.ts'

export type ElementProgress = {
  id: string
  code: string
  /** Questions with a score or n.e. in every process step. */
  answered: number
  evaluated: number
  total: number
  minimum: number
  /** Two thirds evaluated, here and in every sub-element and process step of this element. */
  met: boolean
  /** First question without an answer: where to go on. */
  nextQuestionId: string | null
}

export type AuditProgress = {
  elements: ElementProgress[]
  answered: number
  evaluated: number
  total: number
  /** answered / total */
  share: number
  nextQuestionId: string | null
  /** n.e. without the reason that domain §2.2 asks for. */
  reasonsMissing: string[]
  /** Sub-elements, steps and elements that still need evaluations. */
  missing: { level: 'element' | 'sub-element' | 'step'; id: string; code: string; needed: number }[]
  /** Questions that must be answered, whatever the minimum share. */
  open: { id: string; code: string }[]
  /** More questions are n.e. than the standard allows. */
  notEvaluatedBeyond: { count: number; allowed: number } | null
  maySubmit: boolean
}

/**
 * How far answering has come, and whether it is enough to submit: two thirds of every element, sub-element and
 * process step evaluated, a reason on every n.e., and not more n.e. than the standard allows.
 */
export function auditProgress(
  content: StandardContent,
  answers: (Answer & { remark?: string | null })[],
  options: GradeOptions = {},
): AuditProgress {
  const questions = evaluateQuestions(content, answers, options)
  const steps = stepsInScope(content, answers, options)
  const parts = partsOf(questions, steps).map((part) => ({ ...part, ...coverageOf(content, part.questions) }))
  const given = new Map<string, Set<string | null>>()
  for (const a of answers)
    if (a.score !== null || a.notEvaluated)
      given.set(a.questionId, (given.get(a.questionId) ?? new Set()).add(a.stepId ?? null))
  const isAnswered = ({ element, question }: (typeof questions)[number]) => {
    const at = given.get(question.id)
    if (!at) return false
    return element.perStep && steps.length > 0 ? steps.every((s) => at.has(s)) : true
  }

  const elements = parts
    .filter((p) => p.level === 'element')
    .map((part) => ({
      id: part.id,
      code: part.code,
      answered: part.questions.filter(isAnswered).length,
      evaluated: part.evaluated,
      total: part.total,
      minimum: part.minimum,
      met: parts.every((p) => p.elementId !== part.id || p.met),
      nextQuestionId: part.questions.find((q) => !isAnswered(q))?.question.id ?? null,
    }))
  const inScope = new Set(questions.map((q) => q.question.id))
  const reasonsMissing = [
    ...new Set(
      answers
        .filter((a) => inScope.has(a.questionId) && a.notEvaluated && !a.remark?.trim())
        .map((a) => a.questionId),
    ),
  ]
  const missing = parts
    .filter((p) => !p.met)
    .map(({ level, id, code, minimum, evaluated }) => ({ level, id, code, needed: minimum - evaluated }))
  const answered = questions.filter(isAnswered).length
  const open = openQuestions(content, questions)
  const notEvaluatedBeyond = tooManyNotEvaluated(content, questions)
  return {
    elements,
    answered,
    evaluated: questions.filter((q) => q.mean !== null).length,
    total: questions.length,
    share: answered / questions.length,
    nextQuestionId: questions.find((q) => !isAnswered(q))?.question.id ?? null,
    reasonsMissing,
    missing,
    open,
    notEvaluatedBeyond,
    maySubmit:
      missing.length === 0 && reasonsMissing.length === 0 && notEvaluatedBeyond === null && open.length === 0,
  }
}
