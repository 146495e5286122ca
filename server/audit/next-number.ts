import { sql, type Transaction } from 'kysely'
import type { DB } from '#db/schema.generated.ts'

/**
 * Next free running numbers of an issuer's records, such as `PA-2026-042` for prefix `PA-2026` and 3 digits. Held
 * until the end of the unit of work, so that two people who issue at the same moment do not get the same one.
 */
export async function nextNumbers(
  db: Transaction<DB>,
  table: 'audit' | 'correctiveAction',
  issuer: { chainId: string; orgId: string },
  prefix: string,
  count: number,
  digits = 4,
): Promise<string[]> {
  await sql`select pg_advisory_xact_lock(hashtext(${`${table} ${issuer.chainId} ${issuer.orgId}`}))`.execute(
    db,
  )
  const row = await db
    .selectFrom(table)
    .select(sql<number | null>`max(split_part(number, '-', 3)::int)`.as('last'))
    .where('chainId', '=', issuer.chainId)
    .where('issuerOrgId', '=', issuer.orgId)
    .where(sql<boolean>`number ~ ${`^${prefix}-[0-9]{1,9}$`}`)
    .executeTakeFirst()
  const last = row?.last ?? 0
  return Array.from(
    { length: count },
    (_, index) => `${prefix}-${String(last + index + 1).padStart(digits, '0')}`,
  )
}
