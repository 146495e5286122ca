import type { Element, StandardContent } from '#core/standard/content.ts'
import { compareShares, shareOf } from '#core/standard/share.ts'
import type { Evaluated } from './evaluate.ts'
import { hundredths } from './exact.ts'

/** The maturity level an element has reached; `level` null when it has not reached even the lowest. */
export type ElementMaturity = { element: Element; level: number | null }

/**
 * Maturity of every element with an evaluated question that counts: the highest level that at least `share` % of
 * those questions, by weight, have reached. Of several evaluations the lowest is read, or the mean where the standard
 * says so (`starTestOn`). Empty for a standard without maturity levels.
 */
export function maturityOf(content: StandardContent, questions: Evaluated[]): ElementMaturity[] {
  const { maturity, starTestOn } = content.grading
  if (!maturity) return []
  return [...new Set(questions.map((q) => q.element))].flatMap((element) => {
    const own = questions.flatMap(({ element: of, question, scale, mean, evaluations }) => {
      if (of !== element || mean === null || question.weight === 0) return []
      const score = starTestOn === 'mean' ? mean / 100 : Math.min(...evaluations.map((e) => e.score))
      return [{ weight: question.weight, share: shareOf(scale, score) }]
    })
    if (own.length === 0) return []
    const total = own.reduce((sum, { weight }) => sum + weight, 0)
    const reached = maturity.levels.filter(({ level }) => {
      const asked = shareOf(content.scale, level)
      const met = own.reduce(
        (sum, { weight, share }) => sum + (compareShares(share, asked) >= 0 ? weight : 0),
        0,
      )
      return met * 10_000 >= hundredths(maturity.share) * total
    })
    return [{ element, level: reached.at(-1)?.level ?? null }]
  })
}

/** The level of the whole audit, that of its weakest element; undefined when nothing was evaluated. */
export function overallMaturity(elements: ElementMaturity[]): number | null | undefined {
  if (elements.length === 0) return undefined
  if (elements.some(({ level }) => level === null)) return null
  return Math.min(...elements.map(({ level }) => level!))
}
