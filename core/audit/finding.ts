import type { Severity } from '#core/corrective/severity.ts'
import { severities } from '#core/corrective/severity.ts'
import type { StandardContent } from '#core/standard/content.ts'
import type { Scale } from '#core/standard/scale.ts'
import { findQuestion } from './answer.ts'
import { belongsTo, isAtMost } from './downgrade.ts'
import type { AuditResult } from './result.ts'

export type ProposedFinding = {
  questionId: string
  questionCode: string
  elementId: string
  star: boolean
  severity: Severity
  /** Lowest score awarded: the evaluation with the highest risk decides (domain §2.2). */
  score: number
  /** Process steps where a score low enough was awarded. */
  steps: string[]
  answerDays: number
  closeDays: number
}

/**
 * Findings to propose to the auditor from a graded audit: one for each question with an evaluation at or below the
 * standard's limit or below the lowest score the question accepts, severity and days by the standard (domain §2.6). Most severe first, then in the order of the
 * standard. Refuses a result of another standard.
 */
export function proposeFindings(content: StandardContent, result: AuditResult): ProposedFinding[] {
  const { openAtOrBelow, severity: rules, due } = content.findings
  return result.questions
    .flatMap((graded) => {
      const question = findQuestion(content, graded.id)
      if (!question) throw new RangeError(`Question ${graded.id} is not in ${content.code}`)
      const scale = question.scale ?? content.scale
      const isLow = (score: number) =>
        isAtMost(content, scale, score, openAtOrBelow) ||
        (question.minimumScore !== undefined && score < question.minimumScore)
      const low = graded.evaluations.filter((e) => isLow(e.score))
      if (low.length === 0) return []
      const score = Math.min(...low.map((e) => e.score))
      // The schema guarantees that a rule fits every score up to the limit; a score above it that is still below the
      // question's own minimum is as severe as the limit.
      const fits = (s: Scale, read: number) =>
        rules.find((r) => belongsTo(r.questions, { question }) && isAtMost(content, s, read, r.scoreAtMost))
      const { severity } = (fits(scale, score) ?? fits(content.scale, openAtOrBelow))!
      return [
        {
          questionId: graded.id,
          questionCode: graded.code,
          elementId: graded.elementId,
          star: graded.star,
          severity,
          score,
          steps: low.flatMap((e) => (e.stepId === null ? [] : [e.stepId])),
          answerDays: Math.min(due[severity].answer, question.responseDays ?? Number.POSITIVE_INFINITY),
          closeDays: due[severity].close,
        },
      ]
    })
    .sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity))
}
