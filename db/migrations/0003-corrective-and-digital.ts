import { type Kysely, sql } from 'kysely'

/** Corrective actions with their append-only history, evidence files, digitalization reports. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
create table corrective_action (
  chain_id uuid not null,
  id uuid not null default gen_random_uuid(),
  number text not null,
  audit_id uuid,
  finding_id uuid,
  issuer_org_id uuid not null,
  subject_org_id uuid not null,
  shared_up boolean not null default false,
  severity text not null check (severity in ('critical', 'major', 'minor')),
  title text not null,
  description text not null,
  state text not null default 'issued',
  issued_at timestamptz not null default now(),
  issued_by uuid references user_account (id),
  answer_due_on date not null,
  original_due_on date not null,
  due_on date not null,
  containment text,
  cause text,
  action text,
  answered_at timestamptz,
  answered_by uuid references user_account (id),
  first_answered_at timestamptz,
  send_back_count integer not null default 0,
  send_back_reason text,
  accepted_at timestamptz,
  accepted_by uuid references user_account (id),
  verification text,
  closed_at timestamptz,
  closed_by uuid references user_account (id),
  revision integer not null default 1,
  primary key (chain_id, id),
  unique (chain_id, issuer_org_id, number),
  unique (chain_id, finding_id),
  foreign key (chain_id, audit_id) references audit (chain_id, id),
  foreign key (chain_id, finding_id) references finding (chain_id, id),
  foreign key (chain_id, issuer_org_id) references chain_member (chain_id, org_id),
  foreign key (chain_id, subject_org_id) references chain_member (chain_id, org_id)
);
create index corrective_subject on corrective_action (chain_id, subject_org_id, state, due_on);
create index corrective_issuer on corrective_action (chain_id, issuer_org_id, state, due_on);

create table corrective_event (
  chain_id uuid not null,
  id uuid not null default gen_random_uuid(),
  action_id uuid not null,
  issuer_org_id uuid not null,
  subject_org_id uuid not null,
  shared_up boolean not null default false,
  org_id uuid not null,
  user_id uuid references user_account (id),
  user_name text not null,
  at timestamptz not null default now(),
  event text not null,
  note text,
  content jsonb,
  primary key (chain_id, id),
  foreign key (chain_id, action_id) references corrective_action (chain_id, id) on delete cascade
);
create index corrective_event_action on corrective_event (chain_id, action_id, at);

create table corrective_draft (
  chain_id uuid not null,
  action_id uuid not null,
  subject_org_id uuid not null,
  containment text not null default '',
  cause text not null default '',
  action text not null default '',
  revision integer not null default 1,
  updated_by uuid references user_account (id),
  updated_at timestamptz not null default now(),
  primary key (chain_id, action_id),
  foreign key (chain_id, action_id) references corrective_action (chain_id, id) on delete cascade
);

create table evidence (
  chain_id uuid not null,
  id uuid not null default gen_random_uuid(),
  issuer_org_id uuid not null,
  subject_org_id uuid not null,
  shared_up boolean not null default false,
  org_id uuid not null,
  audit_id uuid,
  question_id text,
  action_id uuid,
  sha256 text not null,
  file_name text not null,
  media_type text not null,
  bytes bigint not null,
  created_by uuid references user_account (id),
  created_at timestamptz not null default now(),
  primary key (chain_id, id),
  foreign key (chain_id, audit_id) references audit (chain_id, id) on delete cascade,
  foreign key (chain_id, action_id) references corrective_action (chain_id, id) on delete cascade,
  constraint belongs_to_one check (num_nonnulls(audit_id, action_id) = 1)
);
create index evidence_audit on evidence (chain_id, audit_id, question_id);
create index evidence_action on evidence (chain_id, action_id);

create table digital_report (
  chain_id uuid not null,
  id uuid not null default gen_random_uuid(),
  org_id uuid not null,
  shared_up boolean not null default true,
  period text not null check (period ~ '^[0-9]{4}Q[1-4]$'),
  definition_version text not null,
  equipment_total integer not null check (equipment_total >= 0),
  equipment_digital integer not null check (equipment_digital >= 0),
  equipment_networked integer not null check (equipment_networked >= 0),
  core_processes_in_systems boolean not null,
  integrated_functions integer not null check (integrated_functions >= 0),
  platform_services integer not null check (platform_services >= 0),
  platform_name text,
  evidence_on date not null,
  revision integer not null default 1,
  reported_by uuid references user_account (id),
  reported_at timestamptz not null default now(),
  primary key (chain_id, id),
  unique (chain_id, org_id, period),
  foreign key (chain_id, org_id) references chain_member (chain_id, org_id) on delete cascade
);
`)
    .execute(db)
}
