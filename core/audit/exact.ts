/**
 * Exact arithmetic on whole numbers. Scores and means are kept in hundredths, degrees of fulfilment as a fraction of
 * big integers (a mean of elements has the common multiple of their denominators), so that 79.495 % and 79.5 % fall
 * on the side that domain §2.4 gives them and not on that of a binary fraction.
 */
export type Ratio = { num: bigint; den: bigint }

/** A score or a percentage with at most two decimals, in whole hundredths. */
export const hundredths = (value: number) => Math.round(value * 100)

/** num / den rounded half up to a whole number, for whole numbers ≥ 0. */
function roundedQuotient(num: bigint, den: bigint): bigint {
  return (2n * num + den) / (2n * den)
}

/** Arithmetic mean of whole hundredths, rounded half up to a whole hundredth ("2 decimals", domain §2.3). */
export function meanHundredths(values: number[]): number {
  const sum = values.reduce((a, b) => a + b, 0)
  const twice = 2 * sum + values.length
  return (twice - (twice % (2 * values.length))) / (2 * values.length)
}

/** The ratio, times `whole`, rounded half up to so many decimals. */
export function roundShare({ num, den }: Ratio, whole: number, decimals: number): number {
  const scale = 10 ** decimals
  return Number(roundedQuotient(num * BigInt(whole * scale), den)) / scale
}

/** The ratio in percent, rounded half up to so many decimals. */
export const roundPercent = (ratio: Ratio, decimals: number) => roundShare(ratio, 100, decimals)

/** The ratio in percent, unrounded (the nearest number a computer has). */
export function toPercent({ num, den }: Ratio): number {
  const common = gcd(num, den)
  const [n, d] = [num / common, den / common]
  return d <= BigInt(Number.MAX_SAFE_INTEGER) / 100n
    ? (Number(n) * 100) / Number(d)
    : Number((n * 10n ** 17n) / d) / 1e15
}

/** Whether the ratio, first rounded to `roundTo` decimals of a percent (null: as it is), is below the threshold. */
export function isBelow(ratio: Ratio, thresholdPercent: number, roundTo: number | null): boolean {
  if (roundTo !== null) return roundPercent(ratio, roundTo) < thresholdPercent
  return ratio.num * 10_000n < BigInt(hundredths(thresholdPercent)) * ratio.den
}

/** Σ weight · ratio / Σ weight, exactly; null of nothing. */
export function weightedMean(parts: { weight: number; ratio: Ratio }[]): Ratio | null {
  if (parts.length === 0) return null
  const den = parts.reduce((all, { ratio }) => (all / gcd(all, ratio.den)) * ratio.den, 1n)
  const total = parts.reduce((sum, { weight }) => sum + BigInt(weight), 0n)
  const num = parts.reduce(
    (sum, { weight, ratio }) => sum + BigInt(weight) * ratio.num * (den / ratio.den),
    0n,
  )
  return { num, den: den * total }
}

/** ⌈n · numerator / denominator⌉: how many of n questions must be evaluated (domain §2.2). */
export function minimumCount(n: number, share: { numerator: number; denominator: number }): number {
  return Math.ceil((n * share.numerator) / share.denominator)
}

/** Least common multiple: the unit in which scales with different maxima are added. */
export const lcm = (a: number, b: number): number => (a / Number(gcd(BigInt(a), BigInt(b)))) * b

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b]
  while (y !== 0n) [x, y] = [y, x % y]
  return x
}
