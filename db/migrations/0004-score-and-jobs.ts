import { type Kysely, sql } from 'kysely'

/**
 * Scores as versions beside each other (valid period + recorded at), the stale-mark outbox, and what a person
 * sees of a failed job.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
create table score_policy (
  chain_id uuid not null references chain (id) on delete cascade,
  version integer not null check (version > 0),
  content jsonb not null,
  created_by uuid references user_account (id),
  created_at timestamptz not null default now(),
  primary key (chain_id, version)
);

create table stale_mark (
  chain_id uuid not null references chain (id) on delete cascade,
  seq bigint generated always as identity,
  org_id uuid not null,
  reason text not null,
  marked_at timestamptz not null default now(),
  primary key (chain_id, seq)
);

create table organization_score (
  chain_id uuid not null,
  org_id uuid not null,
  version integer not null check (version > 0),
  valid_from timestamptz not null,
  valid_to timestamptz,
  recorded_at timestamptz not null default now(),
  as_of date not null,
  policy_version integer not null,
  own double precision,
  own_coverage double precision not null,
  grade text,
  rolled double precision,
  rolled_coverage double precision not null,
  shared_up boolean not null default true,
  primary key (chain_id, org_id, version),
  foreign key (chain_id, org_id) references chain_member (chain_id, org_id) on delete cascade
);
create unique index organization_score_current on organization_score (chain_id, org_id) where valid_to is null;

-- The explanation names input rows of every buyer; the numbers may be seen by more people than the rows.
create table score_explanation (
  chain_id uuid not null,
  org_id uuid not null,
  version integer not null,
  shared_up boolean not null default true,
  content jsonb not null,
  primary key (chain_id, org_id, version),
  foreign key (chain_id, org_id, version) references organization_score (chain_id, org_id, version) on delete cascade
);

create table chain_health (
  chain_id uuid not null references chain (id) on delete cascade,
  version integer not null check (version > 0),
  valid_from timestamptz not null,
  valid_to timestamptz,
  recorded_at timestamptz not null default now(),
  as_of date not null,
  score double precision,
  grade text,
  coverage double precision not null,
  content jsonb not null,
  primary key (chain_id, version)
);
create unique index chain_health_current on chain_health (chain_id) where valid_to is null;

create table job_failure (
  chain_id uuid not null references chain (id) on delete cascade,
  id uuid not null default gen_random_uuid(),
  job text not null,
  record_kind text not null,
  record_id text not null,
  payload jsonb not null,
  error text not null,
  attempts integer not null,
  failed_at timestamptz not null default now(),
  resolved_at timestamptz,
  primary key (chain_id, id)
);
create unique index job_failure_open on job_failure (chain_id, job, record_kind, record_id) where resolved_at is null;
`)
    .execute(db)
}
