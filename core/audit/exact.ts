/**
 * Exact arithmetic on whole numbers. Scores and means are kept in hundredths, degrees of fulfilment as a fraction,
 * so that 79.495 % and 79.5 % fall on the side that domain §2.4 gives them and not on that of a binary fraction.
 */
export type Ratio = { num: number; den: number }

/** A score or a percentage with at most two decimals, in whole hundredths. */
export const hundredths = (value: number) => Math.round(value * 100)

/** num / den rounded half up to a whole number, for whole numbers ≥ 0. */
function roundedQuotient(num: number, den: number): number {
  const twice = 2 * num + den
  return (twice - (twice % (2 * den))) / (2 * den)
}

/** Arithmetic mean of whole hundredths, rounded half up to a whole hundredth ("2 decimals", domain §2.3). */
export function meanHundredths(values: number[]): number {
  return roundedQuotient(
    values.reduce((a, b) => a + b, 0),
    values.length,
  )
}

/** The ratio in percent, rounded half up to so many decimals. */
export function roundPercent({ num, den }: Ratio, decimals: number): number {
  const scale = 10 ** decimals
  return roundedQuotient(num * 100 * scale, den) / scale
}

/** The ratio in percent, unrounded (the nearest number a computer has). */
export const toPercent = ({ num, den }: Ratio) => (num * 100) / den

/** Whether the ratio, first rounded to `roundTo` decimals of a percent (null: as it is), is below the threshold. */
export function isBelow(ratio: Ratio, thresholdPercent: number, roundTo: number | null): boolean {
  if (roundTo !== null) return roundPercent(ratio, roundTo) < thresholdPercent
  return ratio.num * 10_000 < hundredths(thresholdPercent) * ratio.den
}

/** ⌈n · numerator / denominator⌉: how many of n questions must be evaluated (domain §2.2). */
export function minimumCount(n: number, share: { numerator: number; denominator: number }): number {
  return Math.ceil((n * share.numerator) / share.denominator)
}

/** Least common multiple: the unit in which scales with different maxima are added. */
export function lcm(a: number, b: number): number {
  let [x, y] = [a, b]
  while (y !== 0) [x, y] = [y, x % y]
  return (a / x) * b
}
