import { type Kysely, sql } from 'kysely'

/** Uploaded checklists on their way to a draft: what a worker read, and what people say its columns are. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
-- standard_id: the own standard whose next version this becomes; null for a new one.
create table standard_import (
  chain_id uuid not null references chain (id) on delete cascade,
  id uuid not null default gen_random_uuid(),
  issuer_org_id uuid not null references organization (id),
  file_name text not null,
  kind text not null check (kind in ('xlsx', 'csv', 'yaml')),
  status text not null default 'waiting' check (status in ('waiting', 'reading', 'ready', 'failed', 'imported')),
  rows_read integer not null default 0,
  rows_total integer,
  failure jsonb,
  plan jsonb,
  standard_id uuid,
  template_id text,
  fill_languages boolean not null default false,
  code text,
  title text,
  draft_id uuid,
  created_by uuid references user_account (id),
  created_at timestamptz not null default now(),
  claimed_at timestamptz,
  primary key (chain_id, id),
  foreign key (chain_id, standard_id) references standard (chain_id, id) on delete cascade
);

-- What is large stands apart. sheets: the cells as the worker read them; content: a draft as a YAML file told it.
create table standard_import_file (
  chain_id uuid not null,
  import_id uuid not null,
  issuer_org_id uuid not null,
  file bytea not null,
  sheets jsonb,
  content jsonb,
  primary key (chain_id, import_id),
  foreign key (chain_id, import_id) references standard_import (chain_id, id) on delete cascade
);
`)
    .execute(db)
}
