import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isBelow, lcm, meanHundredths, minimumCount, roundPercent, toPercent, weightedMean } from './exact.ts'

const twoThirds = { numerator: 2, denominator: 3 }

describe('minimum counts, domain §2.2', () => {
  it.each([
    ['P2', 6, 4],
    ['P3', 6, 4],
    ['P4', 9, 6],
    ['P5', 7, 5],
    ['P6', 26, 18],
    ['P7', 5, 4],
    ['U1', 5, 4],
    ['U3', 3, 2],
    ['U5', 4, 3],
  ])('%s: of %i at least %i', (_, n, minimum) => expect(minimumCount(n, twoThirds)).toBe(minimum))
})

describe('rounding', () => {
  it('mean to 2 decimals, half up', () => {
    expect(meanHundredths([800, 800, 600])).toBe(733) // 7.333…
    expect(meanHundredths([1000, 1000, 600])).toBe(867) // 8.666…
    expect(meanHundredths([0, 0, 0, 0, 0, 0, 0, 4])).toBe(1) // exactly half a hundredth
  })

  it('79.5 → 80 and everything below → 79', () => {
    expect(roundPercent({ num: 795n, den: 1000n }, 0)).toBe(80)
    expect(roundPercent({ num: 79499n, den: 100_000n }, 0)).toBe(79)
    expect(roundPercent({ num: 79495n, den: 100_000n }, 0)).toBe(79)
    expect(isBelow({ num: 795n, den: 1000n }, 80, 0)).toBe(false)
    expect(isBelow({ num: 79499n, den: 100_000n }, 80, 0)).toBe(true)
  })

  it('borders that a binary fraction would miss', () => {
    // 1.005 is stored as 1.00499…, so Math.round(1.005 * 100) is 100.
    expect(roundPercent({ num: 1005n, den: 100_000n }, 2)).toBe(1.01)
    expect(roundPercent({ num: 575n, den: 100_000n }, 2)).toBe(0.58)
  })

  it('unrounded: 89.99 is below 90, 90 is not', () => {
    expect(isBelow({ num: 8999n, den: 10_000n }, 90, null)).toBe(true)
    expect(isBelow({ num: 9n, den: 10n }, 90, null)).toBe(false)
    expect(isBelow({ num: 899999999n, den: 1_000_000_000n }, 90, null)).toBe(true)
  })

  it('property: whole percent is at most half a percent away, and .5 goes up', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.nat(), (den, n) => {
        const num = n % (den + 1)
        const whole = BigInt(roundPercent({ num: BigInt(num), den: BigInt(den) }, 0))
        const twice = 2n * 100n * BigInt(num)
        const d = BigInt(den)
        expect(2n * whole * d - d <= twice && twice < 2n * whole * d + d).toBe(true)
      }),
    )
  })
})

it('adds scales with different maxima in a common unit', () => {
  expect(lcm(1000, 400)).toBe(2000)
  expect(lcm(1000, 100)).toBe(1000)
  expect(toPercent({ num: 1n, den: 4n })).toBe(25)
})

describe('a mean of elements by their weight', () => {
  it('is exact: thirds and sevenths add up', () => {
    const mean = weightedMean([
      { weight: 1, ratio: { num: 1n, den: 3n } },
      { weight: 2, ratio: { num: 3n, den: 7n } },
    ])!
    expect(toPercent(mean)).toBeCloseTo(((1 / 3 + 6 / 7) / 3) * 100, 12)
    expect(mean.num * 63n).toBe(25n * mean.den)
  })

  it('of nothing is nothing', () => expect(weightedMean([])).toBeNull())

  it('reads a fraction with large denominators', () => {
    const den = 10n ** 30n + 57n
    expect(toPercent({ num: den / 4n, den })).toBeCloseTo(25, 10)
    expect(isBelow({ num: (den * 9n) / 10n, den }, 90, null)).toBe(true)
  })
})
