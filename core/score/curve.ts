import { z } from 'zod'

/** A piecewise-linear curve from a metric to points (domain §4.2): corners [value, points], values ascending. */
export const curveSchema = z
  .array(z.tuple([z.number(), z.number().min(0).max(100)]))
  .min(1)
  .refine((c) => c.every(([x], i) => i === 0 || x > c[i - 1]![0]), 'Values of a curve must ascend')
export type Curve = z.infer<typeof curveSchema>

/** Points at a value: linear between corners, flat before the first and after the last. */
export function pointsOn(curve: Curve, value: number): number {
  const after = curve.findIndex(([x]) => x >= value)
  if (after === -1) return curve.at(-1)![1]
  const [x1, y1] = curve[after]!
  if (after === 0 || x1 === value) return y1
  const [x0, y0] = curve[after - 1]!
  return y0 + ((value - x0) / (x1 - x0)) * (y1 - y0)
}
