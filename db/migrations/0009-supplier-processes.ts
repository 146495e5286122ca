import { type Kysely, sql } from 'kysely'

/** What a buyer knows of a supplier's processes, so that questions on others are not asked. Null: not known. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
alter table supply_link add column processes text[] check (array_length(processes, 1) > 0);
`)
    .execute(db)
}
