import type { Question, StandardContent } from '#core/standard/content.ts'

/**
 * One evaluation of one question. `stepId` names the process step (or another part evaluated by itself, such as
 * product and process in P3/P4). Not yet answered: score null and notEvaluated false. n.e.: notEvaluated true.
 */
export type Answer = {
  questionId: string
  stepId?: string | null
  score: number | null
  notEvaluated: boolean
}

export const answerFaults = [
  'unknown-question',
  'score-not-allowed',
  'score-and-not-evaluated',
  'not-evaluated-refused',
  'reason-missing',
] as const
export type AnswerFault = (typeof answerFaults)[number]

/** The question with this id, with the scale it is scored on. */
export function findQuestion(content: StandardContent, questionId: string): Question | null {
  for (const element of content.elements)
    for (const question of element.questions) if (question.id === questionId) return question
  return null
}

export function allowedScores(content: StandardContent, question: Question): number[] {
  return (question.scale ?? content.scale).allowed
}

/**
 * What is wrong with an answer as it is given; empty when it may be saved. n.e. needs a reason (domain §2.2), which
 * is the remark.
 */
export function checkAnswer(
  content: StandardContent,
  answer: Answer & { remark?: string | null },
): AnswerFault[] {
  const question = findQuestion(content, answer.questionId)
  if (!question) return ['unknown-question']
  const faults = faultsOf(answer, question, allowedScores(content, question))
  if (answer.notEvaluated && !answer.remark?.trim()) faults.push('reason-missing')
  return faults
}

export function faultsOf(answer: Answer, question: Question, allowed: number[]): AnswerFault[] {
  const faults: AnswerFault[] = []
  if (answer.score !== null && !allowed.includes(answer.score)) faults.push('score-not-allowed')
  if (answer.score !== null && answer.notEvaluated) faults.push('score-and-not-evaluated')
  if (answer.notEvaluated && !question.notEvaluatedAllowed) faults.push('not-evaluated-refused')
  return faults
}
