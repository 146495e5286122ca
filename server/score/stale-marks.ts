import { type Kysely, sql } from 'kysely'
import type { DB } from '#db/schema.generated.ts'

export type Mark = { seq: number; orgId: string }

/** The marks that are there now. A mark that commits later, even with a lower number, is for the next run. */
export async function readMarks(db: Kysely<DB>, chainId: string): Promise<Mark[]> {
  return db
    .selectFrom('staleMark')
    .select(['seq', 'orgId'])
    .where('chainId', '=', chainId)
    .orderBy('seq')
    .execute()
}

/** Takes away exactly these marks. */
export async function deleteMarks(db: Kysely<DB>, chainId: string, marks: readonly Mark[]): Promise<void> {
  const seqs = marks.map(({ seq }) => seq)
  await sql`delete from stale_mark where chain_id = ${chainId} and seq = any(${seqs}::bigint[])`.execute(db)
}
