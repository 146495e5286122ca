import type { StandardContent } from '#core/standard/content.ts'
import type { Downgrade, QuestionSet } from '#core/standard/grading-rules.ts'
import { type Evaluated, ratioOf } from './evaluate.ts'
import { hundredths, isBelow, roundPercent, toPercent } from './exact.ts'
import type { Part } from './parts.ts'
import type { RuleFact } from './result.ts'

/** The facts that fire a rule; empty when it does not fire. Parts and questions without an evaluation fire nothing. */
export function factsOf(
  content: StandardContent,
  unit: number,
  rule: Downgrade,
  parts: Part[],
  questions: Evaluated[],
): RuleFact[] {
  if (rule.kind === 'fulfilment-below') return partsBelow(unit, rule, parts)
  const facts = questions
    .filter((q) => belongsTo(rule.questions, q))
    .flatMap((q) => lowScore(content, rule, q))
  return facts.length >= rule.count ? facts : []
}

function partsBelow(
  unit: number,
  rule: Extract<Downgrade, { kind: 'fulfilment-below' }>,
  parts: Part[],
): RuleFact[] {
  return parts
    .filter((p) => p.level === rule.level)
    .flatMap((part) => {
      const ratio = ratioOf(unit, part.questions)
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
export function isAtMost(content: StandardContent, score: number, max: number, threshold: number): boolean {
  return hundredths(score) * hundredths(content.scale.max) <= hundredths(threshold) * hundredths(max)
}

/**
 * "4 points for at least one star question" reads on the scores as they were awarded: a 4 in one process step fires
 * although the mean over the steps is higher. `starTestOn: mean` reads the mean instead (domain §2.4).
 */
function lowScore(
  content: StandardContent,
  rule: Extract<Downgrade, { kind: 'score-at-most' }>,
  evaluated: Evaluated,
): RuleFact[] {
  const { question, evaluations, mean, max } = evaluated
  if (mean === null) return []
  const read = content.grading.starTestOn === 'mean' ? [{ stepId: null, score: mean / 100 }] : evaluations
  const low = read.filter((e) => isAtMost(content, e.score, max, rule.threshold))
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
      threshold: rule.threshold,
    },
  ]
}
