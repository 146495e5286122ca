import { type Kysely, sql } from 'kysely'

/**
 * Double-random draws (双随机一公开): the snapshot and the seed's hash stand before the draw, the seed and the result
 * after it; who must not audit whom; who stood back; what was published of each check.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
create table auditor_conflict (
  chain_id uuid not null references chain (id) on delete cascade,
  id uuid not null default gen_random_uuid(),
  issuer_org_id uuid not null references organization (id),
  auditor_id uuid not null references user_account (id),
  supplier_org_id uuid not null references organization (id),
  reason text not null,
  declared_by uuid references user_account (id),
  declared_at timestamptz not null default now(),
  ended_at timestamptz,
  primary key (chain_id, id)
);
create unique index auditor_conflict_open on auditor_conflict (chain_id, issuer_org_id, auditor_id, supplier_org_id)
  where ended_at is null;

create table random_draw (
  chain_id uuid not null references chain (id) on delete cascade,
  id uuid not null default gen_random_uuid(),
  issuer_org_id uuid not null references organization (id),
  title text not null,
  standard_version_id uuid not null,
  due_on date not null,
  status text not null default 'prepared' check (status in ('prepared', 'drawn', 'cancelled')),
  snapshot jsonb not null,
  snapshot_hash text not null,
  seed_hash text not null,
  seed text not null,
  prepared_by uuid references user_account (id),
  prepared_at timestamptz not null default now(),
  drawn_by uuid references user_account (id),
  drawn_at timestamptz,
  cancelled_by uuid references user_account (id),
  cancelled_at timestamptz,
  cancel_reason text,
  primary key (chain_id, id),
  foreign key (chain_id, standard_version_id) references standard_version (chain_id, id)
);

-- What was fixed before the draw never changes afterwards.
create function refuse_change_of_draw() returns trigger language plpgsql as $$
begin
  if new.snapshot is distinct from old.snapshot or new.snapshot_hash <> old.snapshot_hash
     or new.seed <> old.seed or new.seed_hash <> old.seed_hash
     or new.standard_version_id <> old.standard_version_id
     or (old.status <> 'prepared' and new.status <> old.status) then
    raise exception 'what a draw rests on never changes' using errcode = 'CQ001';
  end if;
  return new;
end $$;
create trigger frozen before update on random_draw for each row execute function refuse_change_of_draw();

-- Whom the tokens of a snapshot stand for; a supplier sees its own.
create table random_draw_token (
  chain_id uuid not null,
  draw_id uuid not null,
  issuer_org_id uuid not null,
  token text not null,
  supplier_org_id uuid references organization (id),
  auditor_id uuid references user_account (id),
  primary key (chain_id, draw_id, token),
  check ((supplier_org_id is null) <> (auditor_id is null)),
  foreign key (chain_id, draw_id) references random_draw (chain_id, id) on delete cascade
);

create table random_check (
  chain_id uuid not null,
  draw_id uuid not null,
  issuer_org_id uuid not null,
  subject_org_id uuid not null references organization (id),
  token text not null,
  place integer not null,
  risk_class text not null check (risk_class in ('A', 'B', 'C', 'D')),
  auditor_tokens text[] not null,
  audit_id uuid,
  conclusion text check (conclusion in ('passed', 'rectify', 'failed')),
  published_at timestamptz,
  published_by uuid references user_account (id),
  primary key (chain_id, draw_id, subject_org_id),
  unique (chain_id, draw_id, place),
  foreign key (chain_id, draw_id) references random_draw (chain_id, id) on delete cascade,
  foreign key (chain_id, audit_id) references audit (chain_id, id)
);

create table random_recusal (
  chain_id uuid not null,
  id uuid not null default gen_random_uuid(),
  draw_id uuid not null,
  issuer_org_id uuid not null,
  subject_org_id uuid not null,
  token text not null,
  replacement text not null,
  reason text not null,
  recorded_by uuid references user_account (id),
  recorded_at timestamptz not null default now(),
  primary key (chain_id, id),
  foreign key (chain_id, draw_id) references random_draw (chain_id, id) on delete cascade
);
`)
    .execute(db)
}
