import type { Element, Question, StandardContent } from '#core/standard/content.ts'
import type { Scale } from '#core/standard/scale.ts'
import { shareOf } from '#core/standard/share.ts'
import { type Answer, type AnswerFault, allowedScores, faultsOf } from './answer.ts'
import { hundredths, lcm, meanHundredths, type Ratio, weightedMean } from './exact.ts'

/** How an audit is graded when it is not simply the whole standard on one process. */
export type GradeOptions = {
  /** Ids of the elements audited; a partial audit names some of them (domain §2.3, E_G(P5P6P7)). */
  scope?: string[]
  /** Ids of the process steps audited. Without it, the steps are those that the answers name. */
  steps?: string[]
  /** Only these steps count: the grade of one product group, E_G(PGn). */
  productGroup?: string[]
}

export type Evaluation = { stepId: string | null; score: number }

/** A question of the audit with all that was awarded to it. */
export type Evaluated = {
  element: Element
  question: Question
  /** Scale it is scored on: its own, or the standard's. */
  scale: Scale
  /** Scores awarded, n.e. left out, in the order of the step ids. */
  evaluations: Evaluation[]
  /** Mean in hundredths of a point, after rounding to 2 decimals; null when not evaluated. */
  mean: number | null
  /** n.e. was said at least once. */
  notEvaluated: boolean
}

export type GradeInputFault = {
  questionId: string
  stepId: string | null
  code: AnswerFault | 'answered-twice' | 'unknown-step' | 'step-missing'
}

/** The answers or the options do not fit the standard: a fault of the program, not of the supplier. */
export class GradeInputError extends Error {
  readonly faults: GradeInputFault[]
  constructor(message: string, faults: GradeInputFault[]) {
    super(message)
    this.name = 'GradeInputError'
    this.faults = faults
  }
}

/** Elements in scope, in the order of the standard. Refuses unknown or repeated ids and an empty scope. */
export function elementsInScope(content: StandardContent, scope?: string[]): Element[] {
  if (scope === undefined) return content.elements
  const known = content.elements.filter((e) => scope.includes(e.id))
  if (known.length === 0 || known.length !== scope.length)
    throw new GradeInputError(`Scope does not fit the standard: ${scope.join(', ') || 'empty'}`, [])
  return known
}

/** Process steps that count: of the product group, else of the audit, else those the answers name. */
export function stepsInScope(content: StandardContent, answers: Answer[], options: GradeOptions): string[] {
  const perStep = new Set(
    content.elements.filter((e) => e.perStep).flatMap((e) => e.questions.map((q) => q.id)),
  )
  const steps =
    options.steps ??
    [...new Set(answers.filter((a) => perStep.has(a.questionId)).map((a) => a.stepId ?? null))]
      .filter((s) => s !== null)
      .sort()
  const group = options.productGroup
  if (group === undefined) return steps
  const wrong = group.filter((s) => !steps.includes(s))
  if (group.length === 0 || wrong.length > 0)
    throw new GradeInputError(`Product group names unknown process steps: ${wrong.join(', ') || 'none'}`, [])
  return steps.filter((s) => group.includes(s))
}

/** Gathers the answers by question and takes the mean of several evaluations. Answers out of scope are left out. */
export function evaluateQuestions(
  content: StandardContent,
  answers: Answer[],
  options: GradeOptions = {},
): Evaluated[] {
  const elements = elementsInScope(content, options.scope)
  const steps = stepsInScope(content, answers, options)
  const byQuestion = group(content, answers, options)
  return elements.flatMap((element) =>
    element.questions.map((question) => {
      const given = byQuestion.get(question.id) ?? []
      const own =
        element.perStep && options.productGroup !== undefined
          ? given.filter((a) => steps.includes(a.stepId ?? ''))
          : given
      const evaluations: Evaluation[] = []
      for (const { stepId, score } of own)
        if (score !== null) evaluations.push({ stepId: stepId ?? null, score })
      if (evaluations.length > 1) evaluations.sort((a, b) => ((a.stepId ?? '') < (b.stepId ?? '') ? -1 : 1))
      return {
        element,
        question,
        scale: question.scale ?? content.scale,
        evaluations,
        mean: evaluations.length === 0 ? null : meanHundredths(evaluations.map((e) => hundredths(e.score))),
        notEvaluated: own.some((a) => a.notEvaluated),
      }
    }),
  )
}

function group(content: StandardContent, answers: Answer[], options: GradeOptions): Map<string, Answer[]> {
  const known = new Map(
    content.elements.flatMap((e) => e.questions.map((q) => [q.id, { element: e, question: q }])),
  )
  const byQuestion = new Map<string, Answer[]>()
  const seen = new Set<string>()
  const faults: GradeInputFault[] = []
  for (const answer of answers) {
    const stepId = answer.stepId ?? null
    const place = known.get(answer.questionId)
    if (!place) {
      faults.push({ questionId: answer.questionId, stepId, code: 'unknown-question' })
      continue
    }
    for (const code of faultsOf(answer, place.question, allowedScores(content, place.question)))
      faults.push({ questionId: answer.questionId, stepId, code: code })
    if (place.element.perStep && options.steps && stepId === null && options.steps.length > 0)
      faults.push({ questionId: answer.questionId, stepId, code: 'step-missing' })
    if (place.element.perStep && options.steps && stepId !== null && !options.steps.includes(stepId))
      faults.push({ questionId: answer.questionId, stepId, code: 'unknown-step' })
    const key = stepId === null ? answer.questionId : JSON.stringify([answer.questionId, stepId])
    if (seen.has(key)) faults.push({ questionId: answer.questionId, stepId, code: 'answered-twice' })
    seen.add(key)
    const own = byQuestion.get(answer.questionId)
    if (own) own.push(answer)
    else byQuestion.set(answer.questionId, [answer])
  }
  if (faults.length > 0) {
    const first = faults[0]!
    throw new GradeInputError(
      `${faults.length} answer(s) do not fit the standard; first: ${first.questionId} ${first.code}`,
      faults,
    )
  }
  return byQuestion
}

/** Hundredths of a point, over all scales used, that one full question is worth. */
export function unitOf(content: StandardContent): number {
  const worth = (scale: Scale) => shareOf(scale, 0).whole
  let unit = worth(content.scale)
  for (const e of content.elements) for (const q of e.questions) if (q.scale) unit = lcm(unit, worth(q.scale))
  return unit
}

/**
 * Σ points / Σ possible over the questions that were evaluated; n.e. is in neither sum (domain §2.3). A question
 * with its own scale counts by its share of that scale. Null when nothing that counts was evaluated: no data is not 0.
 */
export function ratioOf(unit: number, questions: Evaluated[]): Ratio | null {
  let num = 0
  let den = 0
  for (const { question, scale, mean } of questions) {
    if (mean === null) continue
    const { over, whole } = shareOf(scale, mean / 100)
    num += question.weight * over * (unit / whole)
    den += question.weight * unit
  }
  return den === 0 ? null : { num: BigInt(num), den: BigInt(den) }
}

/** The overall degree: over all questions, or the mean of the elements by their weight, as the standard says. */
export function overallRatio(content: StandardContent, unit: number, questions: Evaluated[]): Ratio | null {
  if (content.grading.overall !== 'elements') return ratioOf(unit, questions)
  const byElement = new Map<Element, Evaluated[]>()
  for (const q of questions) {
    const own = byElement.get(q.element)
    if (own) own.push(q)
    else byElement.set(q.element, [q])
  }
  return weightedMean(
    [...byElement].flatMap(([element, own]) => {
      const ratio = ratioOf(unit, own)
      return ratio ? [{ weight: element.weight ?? 1, ratio }] : []
    }),
  )
}

/** The same questions seen from one process step only. */
export function inStep(questions: Evaluated[], stepId: string): Evaluated[] {
  return questions.map((q) => {
    const evaluations = q.evaluations.filter((e) => e.stepId === stepId)
    return { ...q, evaluations, mean: evaluations.length === 0 ? null : hundredths(evaluations[0]!.score) }
  })
}
