import { type Kysely, sql } from 'kysely'
import type { DB } from '#db/schema.generated.ts'

/** Names our locks among all advisory locks of the database. */
const scoring = 727_010

/**
 * Makes the rest of the transaction the only one that writes scores of the chain; false when another one is at it.
 * Ends with the transaction, also when the worker dies.
 */
export async function tryLockChain(db: Kysely<DB>, chainId: string): Promise<boolean> {
  const { rows } = await sql<{ locked: boolean }>`
    select pg_try_advisory_xact_lock(${scoring}::int, hashtext(${chainId})) as locked`.execute(db)
  return rows[0]?.locked === true
}

/** The same, but waits for its turn. */
export async function lockChain(db: Kysely<DB>, chainId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(${scoring}::int, hashtext(${chainId}))`.execute(db)
}
