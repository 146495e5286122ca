import { type Kysely, sql } from 'kysely'

/**
 * Standards that are written here and flow down: drafts with their small edits, review comments, whom a standard was
 * adopted from, what each buyer works by, and which questions of a standard an audit leaves out.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
-- parent: the standard of the buyer above that this one was adopted from; root: the chain leader's at the top.
alter table standard
  add column parent_standard_id uuid,
  add column root_standard_id uuid,
  add column created_by uuid references user_account (id),
  add foreign key (chain_id, parent_standard_id) references standard (chain_id, id),
  add foreign key (chain_id, root_standard_id) references standard (chain_id, id),
  add constraint root_with_parent check ((parent_standard_id is null) = (root_standard_id is null));
create index standard_parent on standard (chain_id, parent_standard_id) where parent_standard_id is not null;

-- parent_version: the version upstream that this one was measured against when it was published.
-- root_version: number of the leader's version that it goes back to. origins: tier of each requirement.
alter table standard_version
  add column parent_version_id uuid,
  add column root_version integer,
  add column origins jsonb,
  add column follow_by date,
  add column change_note text,
  add column written_by uuid references user_account (id),
  add foreign key (chain_id, parent_version_id) references standard_version (chain_id, id);

create table standard_draft (
  chain_id uuid not null,
  id uuid not null default gen_random_uuid(),
  standard_id uuid not null,
  issuer_org_id uuid not null references organization (id),
  based_on_version_id uuid,
  parent_version_id uuid,
  template_id text,
  content jsonb not null,
  revision integer not null default 0,
  status text not null default 'draft' check (status in ('draft', 'in_review')),
  created_by uuid references user_account (id),
  created_at timestamptz not null default now(),
  updated_by uuid references user_account (id),
  updated_at timestamptz not null default now(),
  submitted_by uuid references user_account (id),
  submitted_at timestamptz,
  sent_back_by uuid references user_account (id),
  sent_back_at timestamptz,
  sent_back_reason text,
  primary key (chain_id, id),
  unique (chain_id, standard_id),
  foreign key (chain_id, standard_id) references standard (chain_id, id) on delete cascade,
  foreign key (chain_id, based_on_version_id) references standard_version (chain_id, id),
  foreign key (chain_id, parent_version_id) references standard_version (chain_id, id)
);

-- The small edits of a draft in their order: what a second writer catches up with.
create table standard_edit (
  chain_id uuid not null,
  draft_id uuid not null,
  revision integer not null,
  issuer_org_id uuid not null,
  client_id text not null,
  edits jsonb not null,
  edited_by uuid references user_account (id),
  edited_at timestamptz not null default now(),
  primary key (chain_id, draft_id, revision),
  foreign key (chain_id, draft_id) references standard_draft (chain_id, id) on delete cascade
);

create table standard_comment (
  chain_id uuid not null,
  id uuid not null default gen_random_uuid(),
  standard_id uuid not null,
  issuer_org_id uuid not null references organization (id),
  draft_id uuid not null,
  node_id text,
  body text not null check (body <> ''),
  created_by uuid references user_account (id),
  created_at timestamptz not null default now(),
  resolved_by uuid references user_account (id),
  resolved_at timestamptz,
  primary key (chain_id, id),
  foreign key (chain_id, standard_id) references standard (chain_id, id) on delete cascade
);
create index standard_comment_draft on standard_comment (chain_id, draft_id);

-- Whether somebody else than the writer must publish; without a row the default of the kind of party holds.
create table standard_policy (
  chain_id uuid not null,
  org_id uuid not null,
  four_eyes boolean not null,
  primary key (chain_id, org_id),
  foreign key (chain_id, org_id) references chain_member (chain_id, org_id) on delete cascade
);

-- What each buyer below the leader works by: one row for each of the leader's standards it has adopted.
create table standard_adoption (
  chain_id uuid not null,
  root_standard_id uuid not null,
  org_id uuid not null,
  standard_id uuid not null,
  version_id uuid not null,
  root_version integer not null,
  tightened integer not null default 0,
  added integer not null default 0,
  published_at timestamptz not null,
  primary key (chain_id, root_standard_id, org_id),
  foreign key (chain_id, root_standard_id) references standard (chain_id, id) on delete cascade,
  foreign key (chain_id, standard_id) references standard (chain_id, id) on delete cascade,
  foreign key (chain_id, version_id) references standard_version (chain_id, id),
  foreign key (chain_id, org_id) references chain_member (chain_id, org_id) on delete cascade
);

-- Questions of the standard that do not concern the supplier, pinned when the audit is launched.
alter table audit add column excluded_questions text[] not null default '{}';
`)
    .execute(db)
}
