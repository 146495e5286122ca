import { sql } from 'kysely'
import type { RatedEnterprise } from '#core/digital/rates.ts'
import type { UseCaseContext } from '#server/use-case/define.ts'
import { factColumns } from './digital-row.ts'

export type Enterprise = RatedEnterprise & {
  name: string
  tier: number | null
  /** Quarter of the latest report; null without one. */
  period: string | null
  reportedAt: string | null
}

/**
 * The register of enterprises above designated size that holds for a year: that year's, or while it is not kept yet
 * the latest before it (as the worker counts). Null when there is none at all.
 */
export async function registerYear(
  db: UseCaseContext['db'],
  chainId: string,
  year: number,
): Promise<number | null> {
  const row = await db
    .selectFrom('designatedEnterprise')
    .select((eb) => eb.fn.max('year').as('year'))
    .where('chainId', '=', chainId)
    .where('year', '<=', year)
    .executeTakeFirst()
  return row?.year ?? null
}

/** Every enterprise of the chain that the actor may see, flagged by the register, with its latest report. */
export async function ratedEnterprises(
  db: UseCaseContext['db'],
  chainId: string,
  year: number,
): Promise<Enterprise[]> {
  const rows = await db
    .selectFrom('chainMember as m')
    .innerJoin('organization as o', 'o.id', 'm.orgId')
    .leftJoin('designatedEnterprise as d', (join) =>
      join.on('d.chainId', '=', chainId).onRef('d.orgId', '=', 'm.orgId').on('d.year', '=', year),
    )
    .select(['m.orgId', 'o.name', 'm.tier', sql<boolean>`d.org_id is not null`.as('designated')])
    .where('m.chainId', '=', chainId)
    .where('m.role', 'in', ['leader', 'supplier'])
    .execute()
  const reports = await db
    .selectFrom('digitalReport')
    .distinctOn('orgId')
    .select(['orgId', 'period', 'reportedAt', ...factColumns])
    .where('chainId', '=', chainId)
    .orderBy('orgId')
    .orderBy('period', 'desc')
    .execute()
  const latest = new Map(reports.map(({ orgId, ...report }) => [orgId, report]))
  return rows.map(({ orgId, ...row }) => {
    const { period = null, reportedAt = null, ...facts } = latest.get(orgId) ?? {}
    return {
      ...row,
      organizationId: orgId,
      period,
      reportedAt,
      facts: period === null ? null : (facts as RatedEnterprise['facts']),
    }
  })
}
