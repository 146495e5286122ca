/**
 * Size classes of enterprises (大中小微), 国统字〔2017〕213号; table and examples in domain §6.2.
 * Not the same as 规模以上 (above designated size), which looks at revenue alone.
 */

export const sizeClasses = ['large', 'medium', 'small', 'micro'] as const
export type SizeClass = (typeof sizeClasses)[number]

type Indicator = 'staff' | 'revenue' | 'assets'
type Limits = readonly [large: number, medium: number, small: number]
type SectorLimits = Partial<Record<Indicator, Limits>>

/** Lower limits by sector: staff in persons, revenue and assets in 万元 (10,000 yuan). */
export const sizeLimits = {
  industry: { staff: [1000, 300, 20], revenue: [40_000, 2000, 300] },
  construction: { revenue: [80_000, 6000, 300], assets: [80_000, 5000, 300] },
  wholesale: { staff: [200, 20, 5], revenue: [40_000, 5000, 1000] },
  retail: { staff: [300, 50, 10], revenue: [20_000, 500, 100] },
  transport: { staff: [1000, 300, 20], revenue: [30_000, 3000, 200] },
  warehousing: { staff: [200, 100, 20], revenue: [30_000, 1000, 100] },
  'information-transmission': { staff: [2000, 100, 10], revenue: [100_000, 1000, 100] },
  software: { staff: [300, 100, 10], revenue: [10_000, 1000, 50] },
  'leasing-business-services': { staff: [300, 100, 10], assets: [120_000, 8000, 100] },
  other: { staff: [300, 100, 10] },
} as const satisfies Record<string, SectorLimits>

export type SizeSector = keyof typeof sizeLimits

/** Staff in persons, revenue and assets in 万元; null or absent = not known. */
export type SizeFigures = { staff?: number | null; revenue?: number | null; assets?: number | null }

/**
 * The class of an enterprise: the highest one whose lower limits are **all** met; micro as soon as one of small's is
 * missed. Null when a figure that could still decide is not known. Refuses (RangeError) figures that are negative or
 * not finite.
 */
export function sizeClass(sector: SizeSector, figures: SizeFigures): SizeClass | null {
  const limits = Object.entries(sizeLimits[sector]) as [Indicator, Limits][]
  let lowest = 0
  let highestUnknown = false
  for (const [indicator, bounds] of limits) {
    const value = figures[indicator]
    if (value === null || value === undefined) {
      highestUnknown = true
      continue
    }
    if (!Number.isFinite(value) || value < 0)
      throw new RangeError(`${indicator} must be 0 or more, got ${value}`)
    const met = bounds.findIndex((bound) => value >= bound)
    lowest = Math.max(lowest, met === -1 ? 3 : met)
  }
  return highestUnknown && lowest < 3 ? null : (sizeClasses[lowest] ?? null)
}
