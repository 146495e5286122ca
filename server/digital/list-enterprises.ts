import { z } from 'zod'
import { dayInChina } from '#core/corrective/due-date.ts'
import { judgeCoverage } from '#core/digital/coverage.ts'
import { currentDefinition } from '#core/digital/definition.ts'
import { missingForCoverage } from '#core/digital/missing.ts'
import { quarterOf, quartersBefore } from '#core/digital/quarter.ts'
import { digitalReasonText } from '#core/digital/words.ts'
import { listInput, listOf } from '#server/list/list-query.ts'
import { defineUseCase } from '#server/use-case/define.ts'
import { ratedEnterprises, registerYear } from './rated-enterprises.ts'

export const enterpriseSorts = ['name', 'tier', 'digital', 'networked', 'period'] as const

export const enterpriseRow = z.object({
  orgId: z.string(),
  name: z.string(),
  tier: z.int().nullable(),
  /** In the register of the year. */
  designated: z.boolean(),
  /** Quarter of the latest report; null: never reported. */
  period: z.string().nullable(),
  evidenceOn: z.string().nullable(),
  digitalRate: z.number().nullable(),
  networkedRate: z.number().nullable(),
  covered: z.boolean().nullable(),
  platform: z.boolean().nullable(),
  /** In words, what is missing to count as covered. */
  missing: z.array(z.string()),
  /** No report for the quarter that is due. */
  outstanding: z.boolean(),
})
export type EnterpriseRow = z.infer<typeof enterpriseRow>

/**
 * The chain's enterprises with their latest report, whether each counts and what it lacks; for the leader. Judged in
 * code by the rules of `core/digital`, so the list is filtered and paged here and not by the database: a chain has some
 * thousand enterprises at most.
 */
export const listEnterprises = defineUseCase({
  name: 'digital.listEnterprises',
  kind: 'read',
  permission: 'digital:oversee',
  input: listInput(enterpriseSorts, 'name').extend({
    /** Register of this year; default: the one that holds today. */
    year: z.int().min(2000).max(2100).optional(),
    status: z.enum(['covered', 'not-covered', 'no-report']).optional(),
    platform: z.enum(['yes', 'no']).optional(),
    designated: z.enum(['yes', 'no']).optional(),
    outstanding: z.boolean().optional(),
    tier: z.enum(['0', '1', '2', '3']).optional(),
  }),
  output: listOf(enterpriseRow).extend({
    year: z.int(),
    /** The quarter that is due: the last one that ended. */
    duePeriod: z.string(),
    counts: z.object({ all: z.int(), designated: z.int(), outstanding: z.int(), notCovered: z.int() }),
  }),
  async run({ db, actor, now, locale }, input) {
    const today = dayInChina(now.toISOString())
    const thisYear = Number(today.slice(0, 4))
    const year = input.year ?? (await registerYear(db, actor.chainId, thisYear)) ?? thisYear
    const duePeriod = quartersBefore(quarterOf(today), 1)
    const all = (await ratedEnterprises(db, actor.chainId, year)).map((one): EnterpriseRow => {
      const judged = judgeCoverage(one.facts, currentDefinition)
      return {
        orgId: one.organizationId,
        name: one.name,
        tier: one.tier,
        designated: one.designated,
        period: one.period,
        evidenceOn: one.facts?.evidenceOn ?? null,
        digitalRate: judged.equipmentDigitalRate,
        networkedRate: judged.equipmentNetworkedRate,
        covered: judged.covered.met,
        platform: judged.platform.met,
        missing: missingForCoverage(judged).map((reason) => digitalReasonText(reason)[locale]),
        outstanding: one.period === null || one.period < duePeriod,
      }
    })
    const q = input.q.toLowerCase()
    const found = all.filter(
      (row) =>
        row.name.toLowerCase().includes(q) &&
        (input.status === undefined || statusOf(row) === input.status) &&
        (input.platform === undefined || (row.platform === true) === (input.platform === 'yes')) &&
        (input.designated === undefined || row.designated === (input.designated === 'yes')) &&
        (input.outstanding === undefined || row.outstanding === input.outstanding) &&
        (input.tier === undefined ||
          (input.tier === '3' ? (row.tier ?? 0) >= 3 : row.tier === Number(input.tier))),
    )
    found.sort(by(input.sort, input.descending))
    const designated = all.filter((row) => row.designated)
    return {
      year,
      duePeriod,
      total: found.length,
      rows: found.slice((input.page - 1) * input.pageSize, input.page * input.pageSize),
      counts: {
        all: all.length,
        designated: designated.length,
        outstanding: designated.filter((row) => row.outstanding).length,
        notCovered: designated.filter((row) => row.covered !== true).length,
      },
    }
  },
})

const statusOf = (row: EnterpriseRow) =>
  row.period === null ? 'no-report' : row.covered === true ? 'covered' : 'not-covered'

const chinese = new Intl.Collator('zh')

/** What has no value stands last, whichever way the list is sorted. */
function by(sort: (typeof enterpriseSorts)[number], descending: boolean) {
  const value = (row: EnterpriseRow) =>
    ({
      name: null,
      tier: row.tier,
      digital: row.digitalRate,
      networked: row.networkedRate,
      period: row.period,
    })[sort]
  const sign = descending ? -1 : 1
  return (a: EnterpriseRow, b: EnterpriseRow) => {
    const name = chinese.compare(a.name, b.name) || (a.orgId < b.orgId ? -1 : 1)
    if (sort === 'name') return sign * name
    const [left, right] = [value(a), value(b)]
    if (left === right) return name
    if (left === null) return 1
    if (right === null) return -1
    return left < right ? -sign : sign
  }
}
