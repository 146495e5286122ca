import { type Kysely, sql } from 'kysely'

/**
 * The activity log: who changed which row, before and after, in which request. Rows are written by a trigger
 * (db/access/functions.ts, attached to the tables that the access manifest names) in the transaction of the change, so no use case can
 * forget it and none can write it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
create table activity (
  chain_id uuid not null default '00000000-0000-0000-0000-000000000000',
  id bigint generated always as identity,
  at timestamptz not null default clock_timestamp(),
  org_id uuid,
  user_id uuid,
  use_case text,
  request_id text,
  table_name text not null,
  row_key jsonb not null,
  operation text not null check (operation in ('insert', 'update', 'delete')),
  before jsonb,
  after jsonb,
  primary key (chain_id, id)
);
create index activity_row on activity (chain_id, table_name, id desc);
create index activity_org on activity (chain_id, org_id, id desc);
`)
    .execute(db)
}
