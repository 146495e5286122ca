import { z } from 'zod'

/** Grades by points, best first; the last takes everything below (domain §4.2). */
export const bandsSchema = z
  .array(z.strictObject({ grade: z.string().min(1), min: z.number().min(0).max(100) }))
  .min(1)
  .superRefine((bands, ctx) => {
    bands.forEach((band, i) => {
      if (i > 0 && band.min >= bands[i - 1]!.min)
        ctx.addIssue({ code: 'custom', path: [i, 'min'], message: 'Bands must descend' })
    })
    if (bands.at(-1)!.min !== 0) ctx.addIssue({ code: 'custom', message: 'The last band must begin at 0' })
    if (new Set(bands.map((b) => b.grade)).size !== bands.length)
      ctx.addIssue({ code: 'custom', message: 'A grade is named twice' })
  })
export type Bands = z.infer<typeof bandsSchema>

/** Steadies sums of binary fractions: 89.99999999999999 that should be 90 is 90; 89.999 is not. */
const steady = (points: number) => Math.round(points * 1e9) / 1e9

/** Place of the band in `bands` that holds the points; 0 is the best. */
export function bandRank(points: number, bands: Bands): number {
  return bands.findIndex((b) => steady(points) >= b.min)
}

/** Grade of the band that holds the points. */
export function gradeOf(points: number, bands: Bands): string {
  return bands[bandRank(points, bands)]!.grade
}

/**
 * Place of the grade after hysteresis (domain §4.2): from the previous grade, thresholds count as crossed only when
 * passed by more than `margin`.
 */
export function heldRank(points: number, bands: Bands, previous: number, margin: number): number {
  let rank = previous
  while (rank > 0 && steady(points - bands[rank - 1]!.min) > margin) rank--
  if (rank < previous) return rank
  while (rank < bands.length - 1 && steady(bands[rank]!.min - points) > margin) rank++
  return rank
}
