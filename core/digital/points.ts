import { z } from 'zod'
import { curveSchema, pointsOn } from '#core/score/curve.ts'
import { rate } from './coverage.ts'
import type { DigitalFacts } from './facts.ts'

export const digitalPartKeys = [
  'equipment-digital',
  'equipment-networked',
  'core-processes',
  'integrated-functions',
  'platform-services',
] as const
export type DigitalPartKey = (typeof digitalPartKeys)[number]

/** How facts turn into points: each part has a weight and a curve from its value to 0–100 points. */
export const digitalPointsPolicySchema = z
  .array(z.strictObject({ key: z.enum(digitalPartKeys), weight: z.number().positive(), curve: curveSchema }))
  .min(1)
  .refine((parts) => new Set(parts.map((p) => p.key)).size === parts.length, 'A part is named twice')
export type DigitalPointsPolicy = z.infer<typeof digitalPointsPolicySchema>

export type DigitalPoints = {
  /** 0–100, unrounded; null when no part has a value. */
  points: number | null
  /** Weight of the parts that have a value / all weight. */
  coverage: number
  parts: { key: DigitalPartKey; value: number | null; points: number | null; weight: number }[]
}

/** Points for the digital state of one enterprise. A part without data is left out and the others weigh more. */
export function digitalPoints(facts: DigitalFacts, policy: DigitalPointsPolicy): DigitalPoints {
  const values: Record<DigitalPartKey, number | null> = {
    'equipment-digital': rate(facts.equipmentDigital, facts.equipmentTotal),
    'equipment-networked': rate(facts.equipmentNetworked, facts.equipmentTotal),
    'core-processes': facts.coreProcessesInSystems ? 1 : 0,
    'integrated-functions': facts.integratedFunctions,
    'platform-services': facts.platformServices,
  }
  let sum = 0
  let known = 0
  let all = 0
  const parts = policy.map(({ key, weight, curve }) => {
    const value = values[key]
    const points = value === null ? null : pointsOn(curve, value)
    all += weight
    if (points !== null) {
      sum += weight * points
      known += weight
    }
    return { key, value, points, weight }
  })
  return { points: known === 0 ? null : Math.min(100, sum / known), coverage: known / all, parts }
}
