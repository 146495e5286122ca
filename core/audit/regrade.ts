import type { StandardContent } from '#core/standard/content.ts'
import { type Answer, allowedScores, findQuestion } from './answer.ts'
import { gradeAudit } from './grade.ts'

export type Regraded = {
  /** What the answers would give under the other version; null when nothing of it was answered. */
  grade: string | null
  percent: number | null
  /** Questions of the other version that these answers do not cover: new, or scored on another scale. */
  unanswered: number
}

/**
 * What the answers of a signed audit would give under another version of its standard: never a result, only what the
 * change means. Answers to questions that are gone, or whose score is not on the new scale, are left out.
 */
export function regrade(
  content: StandardContent,
  answers: Answer[],
  scope: readonly string[] = [],
): Regraded {
  const usable = answers.filter(({ questionId, score, notEvaluated }) => {
    const question = findQuestion(content, questionId)
    if (!question) return false
    if (notEvaluated) return question.notEvaluatedAllowed
    return score === null || allowedScores(content, question).includes(score)
  })
  const elements = content.elements.filter(({ id }) => scope.length === 0 || scope.includes(id))
  if (elements.length === 0) return { grade: null, percent: null, unanswered: 0 }
  const result = gradeAudit(
    content,
    usable,
    scope.length > 0 ? { scope: elements.map(({ id }) => id) } : undefined,
  )
  const given = new Set(usable.filter((a) => a.score !== null || a.notEvaluated).map((a) => a.questionId))
  const unanswered = elements.flatMap(({ questions }) => questions).filter(({ id }) => !given.has(id)).length
  return { grade: result.provisionalGrade, percent: result.overall.percent, unanswered }
}
