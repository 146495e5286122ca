import type { StandardContent } from '#core/standard/content.ts'
import type { Downgrade, QuestionSet } from '#core/standard/grading-rules.ts'
import type { Scale } from '#core/standard/scale.ts'
import { compareShares, shareOf } from '#core/standard/share.ts'
import type { Evaluated, Evaluation } from './evaluate.ts'
import { isBelow, roundPercent, toPercent } from './exact.ts'
import { maturityByElement, maturityOf } from './maturity.ts'
import type { MeasuredPart } from './parts.ts'
import type { RuleFact } from './result.ts'

/** The facts that fire a rule; empty when it does not fire. Parts and questions without an evaluation fire nothing. */
export function factsOf(
  content: StandardContent,
  rule: Downgrade,
  parts: MeasuredPart[],
  questions: Evaluated[],
): RuleFact[] {
  switch (rule.kind) {
    case 'fulfilment-below':
      return partsBelow(rule, parts)
    case 'maturity-below':
      return maturityBelow(content, rule, questions)
    default: {
      const facts: RuleFact[] = []
      for (const q of questions) if (belongsTo(rule.questions, q)) facts.push(...lowScore(content, rule, q))
      return facts.length >= rule.count ? facts : []
    }
  }
}

function partsBelow(
  rule: Extract<Downgrade, { kind: 'fulfilment-below' }>,
  parts: MeasuredPart[],
): RuleFact[] {
  return parts
    .filter((p) => p.level === rule.level)
    .flatMap((part) => {
      const { ratio } = part
      if (ratio === null || !isBelow(ratio, rule.threshold, rule.roundTo)) return []
      const percent = toPercent(ratio)
      return [
        {
          level: part.level,
          id: part.id,
          code: part.code,
          percent,
          compared: rule.roundTo === null ? percent : roundPercent(ratio, rule.roundTo),
          threshold: rule.threshold,
        },
      ]
    })
}

export function belongsTo(set: QuestionSet, { question }: Pick<Evaluated, 'question'>): boolean {
  if (set === 'star') return question.star
  if (set === 'knock-out') return question.knockOut
  return true
}

/** Whether a score of a question is at most a score of the standard's scale; other scales by their share. */
export function isAtMost(content: StandardContent, scale: Scale, score: number, threshold: number): boolean {
  if (scale === content.scale) return score <= threshold
  return compareShares(shareOf(scale, score), shareOf(content.scale, threshold)) <= 0
}

/** Elements, or the audit, that have not reached a maturity level. */
function maturityBelow(
  content: StandardContent,
  rule: Extract<Downgrade, { kind: 'maturity-below' }>,
  questions: Evaluated[],
): RuleFact[] {
  const overall = maturityOf(content, questions)
  const whole = overall ? [{ id: content.code, code: '', level: overall.level }] : []
  const read =
    rule.of === 'overall'
      ? whole
      : maturityByElement(content, questions).map(({ element: { id, code }, level }) => ({ id, code, level }))
  return read
    .filter(({ level }) => level === null || level < rule.threshold)
    .map(({ id, code, level }) => ({
      level: 'maturity',
      id,
      code,
      reached: level,
      threshold: rule.threshold,
    }))
}

/**
 * "4 points for at least one star question" reads on the scores as they were awarded: a 4 in one process step fires
 * although the mean over the steps is higher. `starTestOn: mean` reads the mean instead (domain §2.4).
 */
function lowScore(
  content: StandardContent,
  rule: Extract<Downgrade, { kind: 'score-at-most' | 'below-minimum' }>,
  evaluated: Evaluated,
): RuleFact[] {
  const { question, evaluations, mean, scale } = evaluated
  if (mean === null) return []
  const threshold = rule.kind === 'below-minimum' ? question.minimumScore : rule.threshold
  if (threshold === undefined) return []
  const read = content.grading.starTestOn === 'mean' ? [{ stepId: null, score: mean / 100 }] : evaluations
  const low: Evaluation[] = []
  for (const e of read)
    if (rule.kind === 'below-minimum' ? e.score < threshold : isAtMost(content, scale, e.score, threshold))
      low.push(e)
  if (low.length === 0) return []
  return [
    {
      level: 'question',
      id: question.id,
      code: question.code,
      star: question.star,
      knockOut: question.knockOut,
      score: Math.min(...low.map((e) => e.score)),
      steps: low.flatMap((e) => (e.stepId === null ? [] : [e.stepId])),
      threshold,
    },
  ]
}
