import { type Kysely, sql } from 'kysely'

/**
 * Who takes part: organizations, chains and their members, the supply network, people and their sessions.
 * The three `app_*` functions read the settings of the unit of work; unset means NULL, and NULL matches no row.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
create function app_org() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.org_id', true), '')::uuid $$;
create function app_chain() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.chain_id', true), '')::uuid $$;
create function app_user() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.user_id', true), '')::uuid $$;

create table organization (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in ('enterprise', 'committee', 'service_body')),
  name text not null check (name <> ''),
  short_name text,
  uscc text unique,
  region_code text,
  size_class text check (size_class in ('large', 'medium', 'small', 'micro')),
  created_at timestamptz not null default now(),
  constraint committee_needs_no_uscc check (kind = 'committee' or uscc is not null)
);

create table chain (
  id uuid primary key default gen_random_uuid(),
  code text not null unique,
  name text not null,
  leader_org_id uuid not null references organization (id),
  industry_code text,
  region_code text,
  created_at timestamptz not null default now()
);

create table chain_member (
  chain_id uuid not null references chain (id) on delete cascade,
  org_id uuid not null references organization (id) on delete cascade,
  role text not null check (role in ('leader', 'supplier', 'committee', 'service_body')),
  tier integer check (tier >= 0),
  product_category text,
  status text not null default 'active' check (status in ('registered', 'invited', 'active', 'suspended')),
  visible_to_leader boolean not null default true,
  joined_at timestamptz not null default now(),
  primary key (chain_id, org_id)
);
create index chain_member_org on chain_member (org_id);

create table supply_link (
  chain_id uuid not null,
  buyer_org_id uuid not null,
  supplier_org_id uuid not null,
  share double precision check (share > 0 and share <= 100),
  part_class text not null default 'C' check (part_class in ('A', 'B', 'C')),
  product_category text,
  sole_source boolean not null default false,
  shared_up boolean not null default false,
  contact_name text,
  contact_mobile text,
  contact_email text,
  created_at timestamptz not null default now(),
  primary key (chain_id, buyer_org_id, supplier_org_id),
  foreign key (chain_id, buyer_org_id) references chain_member (chain_id, org_id) on delete cascade,
  foreign key (chain_id, supplier_org_id) references chain_member (chain_id, org_id) on delete cascade,
  constraint no_self_supply check (buyer_org_id <> supplier_org_id)
);
create index supply_link_supplier on supply_link (chain_id, supplier_org_id);

create table designated_enterprise (
  chain_id uuid not null,
  org_id uuid not null,
  year integer not null check (year between 2000 and 2100),
  source text,
  primary key (chain_id, org_id, year),
  foreign key (chain_id, org_id) references chain_member (chain_id, org_id) on delete cascade
);

create table user_account (
  id uuid primary key default gen_random_uuid(),
  login text not null unique check (login = lower(login)),
  email text,
  mobile text,
  name text not null,
  password_hash text,
  locale text not null default 'zh' check (locale in ('zh', 'en')),
  created_at timestamptz not null default now(),
  password_changed_at timestamptz,
  disabled_at timestamptz
);

create table membership (
  user_id uuid not null references user_account (id) on delete cascade,
  org_id uuid not null references organization (id) on delete cascade,
  role text not null check (role in ('admin', 'manager', 'member', 'viewer')),
  created_at timestamptz not null default now(),
  primary key (user_id, org_id)
);
create index membership_org on membership (org_id);

create table user_session (
  id text primary key,
  user_id uuid not null references user_account (id) on delete cascade,
  expires_at timestamptz not null,
  org_id uuid references organization (id) on delete set null,
  chain_id uuid references chain (id) on delete set null,
  created_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  user_agent text,
  address text
);
create index user_session_user on user_session (user_id);

create table login_throttle (
  key varchar(255) primary key,
  points integer not null default 0,
  expire bigint
);

create table invitation (
  chain_id uuid not null references chain (id) on delete cascade,
  id uuid not null default gen_random_uuid(),
  issuer_org_id uuid not null references organization (id),
  subject_org_id uuid not null references organization (id),
  token_hash text not null unique,
  name text not null,
  login text not null,
  role text not null default 'manager' check (role in ('admin', 'manager', 'member', 'viewer')),
  landing text not null default '/',
  created_by uuid references user_account (id),
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  accepted_at timestamptz,
  accepted_by uuid references user_account (id),
  revoked_at timestamptz,
  primary key (chain_id, id)
);
create index invitation_subject on invitation (chain_id, subject_org_id);

create table password_reset (
  token_hash text primary key,
  user_id uuid not null references user_account (id) on delete cascade,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);

create table mail (
  id uuid primary key default gen_random_uuid(),
  chain_id uuid references chain (id) on delete cascade,
  org_id uuid references organization (id) on delete cascade,
  kind text not null,
  to_address text not null,
  to_name text,
  subject text not null,
  body text not null,
  link text,
  status text not null default 'queued' check (status in ('queued', 'sending', 'sent', 'failed')),
  attempts integer not null default 0,
  error text,
  created_at timestamptz not null default now(),
  claimed_at timestamptz,
  sent_at timestamptz
);
create index mail_open on mail (created_at) where status in ('queued', 'sending', 'failed');
create index mail_recent on mail (created_at desc);
`)
    .execute(db)
}
