import { z } from 'zod'
import { judgeCoverage, rate } from './coverage.ts'
import type { DigitalDefinition } from './definition.ts'
import type { DigitalFacts } from './facts.ts'

/**
 * One enterprise of the chain. `designated` is the yearly 规上 flag from the statistical register (domain §5.1), never
 * computed. `facts` null: it did not report.
 */
export type RatedEnterprise = { organizationId: string; designated: boolean; facts: DigitalFacts | null }

const count = z.number().int().min(0)
const percent = z.number().min(0).max(100).nullable()

const rateSeriesSchema = z.object({
  /** N: all enterprises of the series, those that did not report included. */
  denominator: count,
  respondents: count,
  digital: count,
  networked: count,
  covered: count,
  platform: count,
  /** n/N in percent, unrounded; null when N is 0. */
  coverageRate: percent,
  platformRate: percent,
  /** Oldest and newest day of evidence among the respondents. */
  evidenceFrom: z.iso.date().nullable(),
  evidenceTo: z.iso.date().nullable(),
  /** Respondents that reported under another version of the definition. */
  otherDefinition: count,
})
export type RateSeries = z.infer<typeof rateSeriesSchema>

export const chainRatesSchema = z.object({
  year: z.number().int(),
  definitionVersion: z.string(),
  /** Enterprises above designated size: the two published rates. */
  designated: rateSeriesSchema,
  /** Everybody else, beside and never inside the published rates (domain §0). */
  tail: rateSeriesSchema,
})
export type ChainRates = z.infer<typeof chainRatesSchema>

/** The two rates of a chain for a year, as n/N (domain §5.1). An enterprise named twice is refused. */
export function chainRates(
  enterprises: readonly RatedEnterprise[],
  options: { year: number; definition: DigitalDefinition },
): ChainRates {
  const ids = new Set(enterprises.map((e) => e.organizationId))
  if (ids.size !== enterprises.length) throw new RangeError('An enterprise is named twice')
  return {
    year: options.year,
    definitionVersion: options.definition.version,
    designated: series(
      enterprises.filter((e) => e.designated),
      options.definition,
    ),
    tail: series(
      enterprises.filter((e) => !e.designated),
      options.definition,
    ),
  }
}

function series(enterprises: readonly RatedEnterprise[], definition: DigitalDefinition): RateSeries {
  const reports = enterprises.flatMap((e) => e.facts ?? [])
  const judged = reports.map((facts) => judgeCoverage(facts, definition))
  const days = reports.map((facts) => facts.evidenceOn).sort()
  const denominator = enterprises.length
  const covered = judged.filter((j) => j.covered.met).length
  const platform = judged.filter((j) => j.platform.met).length
  return {
    denominator,
    respondents: reports.length,
    digital: judged.filter((j) => j.digital.met).length,
    networked: judged.filter((j) => j.networked.met).length,
    covered,
    platform,
    coverageRate: rate(covered, denominator),
    platformRate: rate(platform, denominator),
    evidenceFrom: days.at(0) ?? null,
    evidenceTo: days.at(-1) ?? null,
    otherDefinition: reports.filter((facts) => facts.definitionVersion !== definition.version).length,
  }
}
