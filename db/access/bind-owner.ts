import { type Kysely, sql } from 'kysely'
import type { DB } from '#db/schema.generated.ts'
import { manifest } from './manifest.ts'

/**
 * Takes row policies and the activity log off the tables for this transaction, or puts them back: for what the owner of
 * the database writes past every actor (the demo's two years, the founding of a chain). An owner without superuser
 * rights is bound by the policies too and would see nothing.
 */
export async function bindOwner(db: Kysely<DB>, bound: boolean): Promise<void> {
  const lines = Object.entries(manifest).flatMap(([table, { audited }]) => [
    `alter table ${table} ${bound ? 'force' : 'no force'} row level security;`,
    audited ? `alter table ${table} ${bound ? 'enable' : 'disable'} trigger record_activity;` : '',
  ])
  await sql.raw(lines.join('\n')).execute(db)
}
