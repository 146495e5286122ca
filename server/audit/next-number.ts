import type { Transaction } from 'kysely'
import { sql } from 'kysely'
import type { DB } from '#db/schema.generated.ts'

/**
 * Next free running numbers of an issuer's records, such as `A2026-0042`. Held until the end of the unit of work, so
 * that two people who issue at the same moment do not get the same one.
 */
export async function nextNumbers(
  db: Transaction<DB>,
  table: 'audit' | 'correctiveAction',
  issuer: { chainId: string; orgId: string },
  prefix: string,
  count: number,
): Promise<string[]> {
  await sql`select pg_advisory_xact_lock(hashtext(${`${table} ${issuer.chainId} ${issuer.orgId}`}))`.execute(
    db,
  )
  const row = await db
    .selectFrom(table)
    .select((eb) => eb.fn.max('number').as('last'))
    .where('chainId', '=', issuer.chainId)
    .where('issuerOrgId', '=', issuer.orgId)
    .where('number', 'like', `${prefix}-%`)
    .where(sql<boolean>`number ~ ${`^${prefix}-[0-9]{4,}$`}`)
    .executeTakeFirst()
  const last = Number(row?.last?.slice(prefix.length + 1) ?? 0)
  return Array.from({ length: count }, (_, index) => `${prefix}-${String(last + index + 1).padStart(4, '0')}`)
}
