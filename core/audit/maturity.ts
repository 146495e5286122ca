import type { Element, StandardContent } from '#core/standard/content.ts'
import { compareShares, shareOf } from '#core/standard/share.ts'
import type { Evaluated } from './evaluate.ts'
import { hundredths } from './exact.ts'

/** A maturity level reached; null when not even the lowest is. */
export type Reached = { level: number | null }
export type ElementMaturity = Reached & { element: Element }

/**
 * The maturity that these questions have reached: the highest level that at least `share` % of those evaluated, by
 * weight, have as score or more. Of several evaluations the lowest is read, or the mean where the standard says so
 * (`starTestOn`). Null when the standard has no levels, or nothing that counts was evaluated.
 */
export function maturityOf(content: StandardContent, questions: Evaluated[]): Reached | null {
  const { maturity, starTestOn } = content.grading
  if (!maturity) return null
  const counted = questions.flatMap(({ question, scale, mean, evaluations }) => {
    if (mean === null || question.weight === 0) return []
    const score = starTestOn === 'mean' ? mean / 100 : Math.min(...evaluations.map((e) => e.score))
    return [{ weight: question.weight, share: shareOf(scale, score) }]
  })
  if (counted.length === 0) return null
  const sum = (some: typeof counted) => some.reduce((all, { weight }) => all + weight, 0)
  const total = sum(counted)
  const reached = maturity.levels.filter(({ level }) => {
    const asked = shareOf(content.scale, level)
    const met = sum(counted.filter(({ share }) => compareShares(share, asked) >= 0))
    return met * 10_000 >= hundredths(maturity.share) * total
  })
  return { level: reached.at(-1)?.level ?? null }
}

/** Maturity of every element that has one. */
export function maturityByElement(content: StandardContent, questions: Evaluated[]): ElementMaturity[] {
  return [...new Set(questions.map((q) => q.element))].flatMap((element) => {
    const reached = maturityOf(
      content,
      questions.filter((q) => q.element === element),
    )
    return reached ? [{ element, ...reached }] : []
  })
}
