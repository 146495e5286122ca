import { type Kysely, sql } from 'kysely'

/** Standards with frozen versions, supplier imports, audits with answers, scores, evidence and findings. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
create table supplier_import (
  chain_id uuid not null references chain (id) on delete cascade,
  id uuid not null default gen_random_uuid(),
  issuer_org_id uuid not null references organization (id),
  file_name text not null,
  file bytea not null,
  verdict jsonb not null,
  row_count integer not null,
  good_count integer not null,
  error_count integer not null,
  status text not null default 'preview' check (status in ('preview', 'imported', 'discarded')),
  created_by uuid references user_account (id),
  created_at timestamptz not null default now(),
  imported_at timestamptz,
  imported_count integer,
  primary key (chain_id, id)
);

create table standard (
  chain_id uuid not null references chain (id) on delete cascade,
  id uuid not null default gen_random_uuid(),
  issuer_org_id uuid not null references organization (id),
  code text not null,
  family text not null,
  title jsonb not null,
  created_at timestamptz not null default now(),
  primary key (chain_id, id),
  unique (chain_id, issuer_org_id, code)
);

create table standard_version (
  chain_id uuid not null,
  id uuid not null default gen_random_uuid(),
  standard_id uuid not null,
  issuer_org_id uuid not null references organization (id),
  version integer not null check (version > 0),
  status text not null default 'draft' check (status in ('draft', 'in_review', 'published', 'superseded')),
  content jsonb not null,
  content_hash text not null,
  template_id text,
  effective_on date,
  published_at timestamptz,
  published_by uuid references user_account (id),
  created_at timestamptz not null default now(),
  primary key (chain_id, id),
  unique (chain_id, standard_id, version),
  foreign key (chain_id, standard_id) references standard (chain_id, id) on delete cascade
);

-- A published version never changes: only its status may move on (published -> superseded).
create function refuse_change_of_published_standard() returns trigger language plpgsql as $$
begin
  if old.status in ('published', 'superseded')
     and (new.content is distinct from old.content or new.content_hash <> old.content_hash
          or new.version <> old.version or new.published_at is distinct from old.published_at) then
    raise exception 'a published standard version never changes' using errcode = 'CQ001';
  end if;
  return new;
end $$;
create trigger frozen before update on standard_version
  for each row execute function refuse_change_of_published_standard();

create table campaign (
  chain_id uuid not null,
  id uuid not null default gen_random_uuid(),
  issuer_org_id uuid not null references organization (id),
  standard_version_id uuid not null,
  title text not null,
  kind text not null default 'process',
  due_on date not null,
  created_by uuid references user_account (id),
  created_at timestamptz not null default now(),
  primary key (chain_id, id),
  foreign key (chain_id, standard_version_id) references standard_version (chain_id, id)
);

create table audit (
  chain_id uuid not null,
  id uuid not null default gen_random_uuid(),
  number text not null,
  campaign_id uuid,
  standard_version_id uuid not null,
  issuer_org_id uuid not null,
  subject_org_id uuid not null,
  shared_up boolean not null default false,
  kind text not null default 'process',
  title text not null,
  message text,
  scope text[] not null default '{}',
  steps jsonb not null default '[]',
  state text not null default 'launched',
  due_on date not null,
  lead_auditor_id uuid references user_account (id),
  launched_at timestamptz not null default now(),
  launched_by uuid references user_account (id),
  submitted_at timestamptz,
  submitted_by uuid references user_account (id),
  declared_by text,
  self_result jsonb,
  returned_at timestamptz,
  return_reason text,
  cancelled_at timestamptz,
  cancel_reason text,
  signed_at timestamptz,
  signed_by uuid references user_account (id),
  signed_name text,
  result jsonb,
  overall double precision,
  grade text,
  valid_until date,
  primary key (chain_id, id),
  unique (chain_id, issuer_org_id, number),
  foreign key (chain_id, campaign_id) references campaign (chain_id, id),
  foreign key (chain_id, standard_version_id) references standard_version (chain_id, id),
  foreign key (chain_id, issuer_org_id) references chain_member (chain_id, org_id),
  foreign key (chain_id, subject_org_id) references chain_member (chain_id, org_id)
);
create index audit_subject on audit (chain_id, subject_org_id, state);
create index audit_issuer on audit (chain_id, issuer_org_id, state, due_on);
create unique index audit_open on audit (chain_id, issuer_org_id, subject_org_id, standard_version_id, scope)
  where state not in ('signed', 'cancelled');

create table self_answer (
  chain_id uuid not null,
  audit_id uuid not null,
  question_id text not null,
  step_id text not null default '',
  issuer_org_id uuid not null,
  subject_org_id uuid not null,
  shared_up boolean not null default false,
  score double precision,
  not_evaluated boolean not null default false,
  remark text,
  revision integer not null default 1,
  answered_by uuid references user_account (id),
  answered_at timestamptz not null default now(),
  primary key (chain_id, audit_id, question_id, step_id),
  foreign key (chain_id, audit_id) references audit (chain_id, id) on delete cascade
);

create table audit_score (
  chain_id uuid not null,
  audit_id uuid not null,
  question_id text not null,
  step_id text not null default '',
  issuer_org_id uuid not null,
  subject_org_id uuid not null,
  shared_up boolean not null default false,
  published boolean not null default false,
  score double precision,
  not_evaluated boolean not null default false,
  remark text,
  revision integer not null default 1,
  scored_by uuid references user_account (id),
  scored_at timestamptz not null default now(),
  primary key (chain_id, audit_id, question_id, step_id),
  foreign key (chain_id, audit_id) references audit (chain_id, id) on delete cascade
);

create table finding (
  chain_id uuid not null,
  id uuid not null default gen_random_uuid(),
  audit_id uuid not null,
  number integer not null,
  issuer_org_id uuid not null,
  subject_org_id uuid not null,
  shared_up boolean not null default false,
  published boolean not null default false,
  question_id text,
  question_code text,
  severity text not null check (severity in ('critical', 'major', 'minor', 'observation', 'opportunity')),
  statement text not null,
  created_by uuid references user_account (id),
  created_at timestamptz not null default now(),
  primary key (chain_id, id),
  unique (chain_id, audit_id, number),
  foreign key (chain_id, audit_id) references audit (chain_id, id) on delete cascade
);
create index finding_subject on finding (chain_id, subject_org_id);
`)
    .execute(db)
}
