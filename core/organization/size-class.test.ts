import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type SizeSector, sizeClass, sizeClasses, sizeLimits } from './size-class.ts'

// domain §6.2, examples for industry; revenue in 万元
it.each([
  [1200, 30_000, 'medium'],
  [500, 1500, 'small'],
  [10, 50_000, 'micro'],
  [1000, 40_000, 'large'],
  [300, 2000, 'medium'],
  [19, 299, 'micro'],
  [20, 300, 'small'],
  [999, 40_000, 'medium'],
  [1000, 39_999.99, 'medium'],
])('industry, %i persons and %i 万元 → %s', (staff, revenue, expected) =>
  expect(sizeClass('industry', { staff, revenue })).toBe(expected),
)

it('uses the indicators of the sector', () => {
  expect(sizeClass('construction', { revenue: 80_000, assets: 80_000 })).toBe('large')
  expect(sizeClass('construction', { revenue: 80_000, assets: 5000 })).toBe('medium')
  expect(sizeClass('leasing-business-services', { staff: 300, assets: 8000 })).toBe('medium')
  expect(sizeClass('software', { staff: 9, revenue: 20_000 })).toBe('micro')
  expect(sizeClass('other', { staff: 300 })).toBe('large')
  expect(sizeClass('other', { staff: 9 })).toBe('micro')
})

it('exact limits reach their class in every sector, one below any of them drops it', () => {
  for (const [sector, limits] of Object.entries(sizeLimits) as [
    SizeSector,
    Record<string, readonly number[]>,
  ][]) {
    for (const level of [0, 1, 2]) {
      const exact = Object.fromEntries(
        Object.entries(limits).map(([name, bounds]) => [name, bounds[level] ?? 0]),
      )
      expect(sizeClass(sector, exact)).toBe(sizeClasses[level])
      for (const name of Object.keys(limits)) {
        expect(sizeClass(sector, { ...exact, [name]: (exact[name] ?? 0) - 1 })).toBe(sizeClasses[level + 1])
      }
    }
  }
})

it('does not guess without figures, but one missed limit of small is enough for micro', () => {
  expect(sizeClass('industry', { staff: 500 })).toBeNull()
  expect(sizeClass('industry', { staff: 500, revenue: null })).toBeNull()
  expect(sizeClass('industry', {})).toBeNull()
  expect(sizeClass('industry', { revenue: 299 })).toBe('micro')
  expect(() => sizeClass('industry', { staff: -1, revenue: 1 })).toThrow(RangeError)
  expect(() => sizeClass('industry', { staff: Number.NaN, revenue: 1 })).toThrow(RangeError)
})

it('never falls when a figure grows', () => {
  const figure = fc.integer({ min: 0, max: 130_000 })
  fc.assert(
    fc.property(figure, figure, fc.nat(5000), (staff, revenue, more) => {
      const rank = (value: string | null) => sizeClasses.indexOf(value as 'large')
      const before = rank(sizeClass('industry', { staff, revenue }))
      expect(rank(sizeClass('industry', { staff: staff + more, revenue }))).toBeLessThanOrEqual(before)
      expect(rank(sizeClass('industry', { staff, revenue: revenue + more }))).toBeLessThanOrEqual(before)
    }),
  )
})
