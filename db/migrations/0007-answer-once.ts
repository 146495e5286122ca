import { type Kysely, sql } from 'kysely'

/**
 * Answer once: how long a buyer lets its suppliers confirm what they answered before, where an answer came from, and
 * a supplier's consent to use in one chain what it answered in another.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
-- The table holds more than one switch now; each has its own default.
alter table standard_policy
  alter column four_eyes set default false,
  add column answer_once_months integer not null default 12 check (answer_once_months between 0 and 60);

-- Pinned when the audit is launched: the supplier does not read the buyer's policy.
alter table audit
  add column answer_once_months integer not null default 12 check (answer_once_months between 0 and 60);

-- Where a confirmed answer came from. Of another chain nothing but the day is kept: the audited side's partner here
-- must not learn who else asks. adapted: the supplier took it along and changed it.
alter table self_answer
  add column origin_relation text check (origin_relation in ('question', 'same', 'wider', 'narrower')),
  add column origin_at timestamptz,
  add column origin_audit_id uuid,
  add column origin_adapted boolean not null default false,
  add constraint origin_whole check ((origin_relation is null) = (origin_at is null)),
  add constraint origin_of_audit check (origin_audit_id is null or origin_at is not null);
create index self_answer_subject on self_answer (chain_id, subject_org_id, answered_at);

-- A supplier lets what it answered in from_chain be offered in this chain. One row for each giving.
create table answer_consent (
  chain_id uuid not null,
  id uuid not null default gen_random_uuid(),
  org_id uuid not null,
  from_chain_id uuid not null references chain (id) on delete cascade,
  given_by uuid references user_account (id),
  given_at timestamptz not null default now(),
  revoked_by uuid references user_account (id),
  revoked_at timestamptz,
  primary key (chain_id, id),
  foreign key (chain_id, org_id) references chain_member (chain_id, org_id) on delete cascade,
  constraint another_chain check (from_chain_id <> chain_id)
);
create unique index answer_consent_in_force on answer_consent (chain_id, org_id, from_chain_id) where revoked_at is null;
`)
    .execute(db)
}
