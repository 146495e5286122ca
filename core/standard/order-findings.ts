import type { CorrectiveTerms } from '#core/corrective/due-date.ts'
import { severities } from '#core/corrective/severity.ts'
import type { FindingRules } from './finding-rules.ts'
import type { AsTight } from './order.ts'

/** How severe a score is for a question: index of `severities`, or one past the end where no rule fits. */
function severityOf(
  rules: FindingRules['severity'],
  star: boolean,
  knockOut: boolean,
  score: number,
): number {
  const rule = rules.find(
    (r) => (r.questions === 'all' || (r.questions === 'star' ? star : knockOut)) && score <= r.scoreAtMost,
  )
  return rule ? severities.indexOf(rule.severity) : severities.length
}

/**
 * Every question at every score is found at least as severe. The rules are steps that fall at their thresholds, so
 * that looking at each threshold of both sides looks everywhere.
 */
export const asTightSeverity: AsTight<FindingRules['severity']> = (before, after) => {
  const scores = [...new Set([...before, ...after].map((rule) => rule.scoreAtMost))]
  return [true, false].every((star) =>
    [true, false].every((knockOut) =>
      scores.every(
        (score) => severityOf(after, star, knockOut, score) <= severityOf(before, star, knockOut, score),
      ),
    ),
  )
}

/** No day more, for any severity. */
export const asTightTerms: AsTight<CorrectiveTerms> = (before, after) =>
  severities.every(
    (severity) =>
      after[severity].answer <= before[severity].answer && after[severity].close <= before[severity].close,
  )
