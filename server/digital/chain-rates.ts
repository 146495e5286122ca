import { sql } from 'kysely'
import { z } from 'zod'
import { dayInChina } from '#core/corrective/due-date.ts'
import { currentDefinition, digitalDefinitionSchema } from '#core/digital/definition.ts'
import { latestQuarters, quarterOf } from '#core/digital/quarter.ts'
import { type ChainRates, chainRates, chainRatesSchema } from '#core/digital/rates.ts'
import { defineUseCase, type UseCaseContext } from '#server/use-case/define.ts'
import { ratedEnterprises, registerYear } from './rated-enterprises.ts'

const share = z.object({ n: z.int(), N: z.int() })

/**
 * The chain's two digitalization rates as n/N over the enterprises above designated size (domain §5.1; those that did
 * not report stay in the denominator, the others are a series of their own), with their course by quarter. Both leader and
 * committee read what the worker published in the chain's health, so everybody sees one number: neither may see every
 * report. Before anything was published the leader's are counted from the reports it may see.
 */
export const getChainRates = defineUseCase({
  name: 'digital.chainRates',
  kind: 'read',
  permission: 'health:read',
  input: z.object({}),
  output: z.object({
    /** Null when nothing was published yet. */
    rates: chainRatesSchema.nullable(),
    /** The day they stand for. */
    asOf: z.string().nullable(),
    definition: digitalDefinitionSchema,
    /** Oldest first; a quarter without figures has null. */
    course: z.array(
      z.object({
        quarter: z.string(),
        coverage: share.nullable(),
        platform: share.nullable(),
        tailCoverage: share.nullable(),
        tailPlatform: share.nullable(),
      }),
    ),
    /** Year of the register that counts; null: there is none. */
    registerYear: z.int().nullable(),
  }),
  async run({ db, actor, now }) {
    const { chainId } = actor
    const today = dayInChina(now.toISOString())
    const present = quarterOf(today)
    const published = await publishedRates(db, chainId)
    if (actor.kind === 'leader' && published.size === 0) {
      published.set(present, { rates: await liveRates(db, chainId, today), asOf: today })
    }
    const current = [...published.values()].at(-1) ?? null
    let last: ChainRates | null = null
    const course = latestQuarters(present, 8)
      .reverse()
      .map((quarter) => {
        // A quarter in which nothing changed has no version of its own: what held before still holds.
        last = published.get(quarter)?.rates ?? latestBefore(published, quarter)
        return { quarter, ...sharesOf(last) }
      })
    return {
      rates: current?.rates ?? null,
      asOf: current?.asOf ?? null,
      definition: currentDefinition,
      course,
      registerYear:
        actor.kind === 'leader'
          ? await registerYear(db, chainId, Number(today.slice(0, 4)))
          : (current?.rates.year ?? null),
    }
  },
})

async function liveRates(db: UseCaseContext['db'], chainId: string, today: string) {
  const wanted = Number(today.slice(0, 4))
  const year = await registerYear(db, chainId, wanted)
  const enterprises = await ratedEnterprises(db, chainId, year ?? wanted)
  return chainRates(
    enterprises.map(({ organizationId, designated, facts }) => ({ organizationId, designated, facts })),
    { year: year ?? wanted, definition: currentDefinition },
  )
}

type Published = Map<string, { rates: ChainRates; asOf: string }>

/** The last published rates of each quarter, oldest first. */
async function publishedRates(db: UseCaseContext['db'], chainId: string): Promise<Published> {
  const { rows } = await sql<{ asOf: string; digital: unknown }>`
    select distinct on (date_trunc('quarter', as_of)) as_of as "asOf", content -> 'digital' as digital
    from chain_health where chain_id = ${chainId}
    order by date_trunc('quarter', as_of), as_of desc, version desc`.execute(db)
  const published: Published = new Map()
  for (const { asOf, digital } of rows) {
    const rates = chainRatesSchema.safeParse(digital).data
    if (rates) published.set(quarterOf(asOf), { rates, asOf })
  }
  return published
}

function latestBefore(published: Published, quarter: string): ChainRates | null {
  return [...published].filter(([one]) => one < quarter).at(-1)?.[1].rates ?? null
}

function sharesOf(rates: ChainRates | null) {
  const of = (n: number, N: number) => ({ n, N })
  return {
    coverage: rates && of(rates.designated.covered, rates.designated.denominator),
    platform: rates && of(rates.designated.platform, rates.designated.denominator),
    tailCoverage: rates && of(rates.tail.covered, rates.tail.denominator),
    tailPlatform: rates && of(rates.tail.platform, rates.tail.denominator),
  }
}
