import type { Applicability } from './content.ts'
import type { Downgrade, Grading, QuestionSet } from './grading-rules.ts'
import type { Scale } from './scale.ts'
import { compareShares, shareOf } from './share.ts'

/**
 * "At least as tight as": whether a requirement asks no less after than before. Every function here is a preorder
 * (reflexive and transitive), and a standard is compared field by field; that is why tightening is transitive over
 * the tiers.
 */
export type AsTight<T> = (before: T, after: T) => boolean

/** What was asked stays asked. */
export const keeps: AsTight<boolean> = (before, after) => after || !before

/** A limit from above (days, months, a count); absent is no limit. */
export const noMore: AsTight<number | undefined> = (before, after) =>
  before === undefined || (after !== undefined && after <= before)

/** A limit from below. */
export const noLess: AsTight<number> = (before, after) => after >= before

/** The same worth, the same lowest score, and no score that was not there: a scale may lose choices, not gain them. */
export const asTightScale: AsTight<Scale> = (before, after) =>
  after.max === before.max &&
  (after.floor ?? 0) === (before.floor ?? 0) &&
  Math.min(...after.allowed) === Math.min(...before.allowed) &&
  after.allowed.every((score) => before.allowed.includes(score))

export type Minimum = { score: number | undefined; scale: Scale }
export const asTightMinimum: AsTight<Minimum> = (before, after) =>
  before.score === undefined ||
  (after.score !== undefined &&
    compareShares(shareOf(after.scale, after.score), shareOf(before.scale, before.score)) >= 0)

export type Weighed = { weight: number; star: boolean }
/** What counts must go on counting, and a star question must not count less than before. */
export const asTightWeight: AsTight<Weighed> = (before, after) =>
  (before.weight === 0 || after.weight > 0) && (!before.star || after.weight >= before.weight)

/** Whoever was concerned stays concerned. */
export const asTightApplicability: AsTight<Applicability | undefined> = (before, after) =>
  (['categories', 'partClasses', 'processes'] as const).every((dimension) => {
    const [was, is] = [
      before?.[dimension] as string[] | undefined,
      after?.[dimension] as string[] | undefined,
    ]
    return is === undefined || was?.every((value) => is.includes(value)) === true
  })

export const asTightShare: AsTight<{ numerator: number; denominator: number }> = (before, after) =>
  after.numerator * before.denominator >= before.numerator * after.denominator

/** A band without a limit is reached by no percentage at all. */
export const asTightBand: AsTight<number | null> = (before, after) =>
  (after ?? Number.POSITIVE_INFINITY) >= (before ?? Number.POSITIVE_INFINITY)

const covers: AsTight<QuestionSet> = (before, after) => after === before || after === 'all'

/** A rule fires wherever it fired before, and its grade is no better. `bands` are those of the two standards. */
export function asTightRule(
  before: { rule: Downgrade; bands: Grading['bands'] },
  after: { rule: Downgrade; bands: Grading['bands'] },
): boolean {
  const rank = (of: typeof before) => of.bands.findIndex((band) => band.grade === of.rule.to)
  const [was, is] = [before.rule, after.rule]
  if (rank(after) < rank(before)) return false
  if (was.kind === 'fulfilment-below' && is.kind === 'fulfilment-below')
    return (
      is.level === was.level &&
      is.threshold >= was.threshold &&
      (is.roundTo === was.roundTo || is.roundTo === null)
    )
  if (was.kind === 'score-at-most' && is.kind === 'score-at-most')
    return covers(was.questions, is.questions) && is.threshold >= was.threshold && is.count <= was.count
  if (was.kind === 'below-minimum' && is.kind === 'below-minimum')
    return covers(was.questions, is.questions) && is.count <= was.count
  if (was.kind === 'maturity-below' && is.kind === 'maturity-below')
    // Where every element has reached a level the whole has, so that the rule on elements fires wherever the other does.
    return (is.of === was.of || is.of === 'element') && is.threshold >= was.threshold
  return false
}

export const asTightMaturity: AsTight<Grading['maturity']> = (before, after) =>
  before === undefined ||
  (after !== undefined &&
    after.share >= before.share &&
    after.levels.length === before.levels.length &&
    after.levels.every(({ level }, i) => level === before.levels[i]!.level))
