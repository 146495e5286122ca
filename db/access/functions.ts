/**
 * The few functions that cross a wall on purpose. Each runs with the rights of `chainq_registrar` (row policies
 * apply to it too) and checks its caller's settings itself.
 */
const functions = `
-- Writes the activity log. tg_argv[0]: primary key columns; tg_argv[1]: columns never written. Comma separated.
create or replace function record_activity() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  hidden text[] := string_to_array(tg_argv[1], ',');
  old_row jsonb := case when tg_op = 'INSERT' then null else to_jsonb(old) - hidden end;
  new_row jsonb := case when tg_op = 'DELETE' then null else to_jsonb(new) - hidden end;
  any_row jsonb := coalesce(new_row, old_row);
  changed_before jsonb;
  changed_after jsonb;
begin
  if tg_op = 'UPDATE' then
    select jsonb_object_agg(o.key, o.value), jsonb_object_agg(o.key, new_row -> o.key)
      into changed_before, changed_after
      from jsonb_each(old_row) o where o.value is distinct from new_row -> o.key;
    if changed_before is null then return null; end if;
  else
    changed_before := old_row;
    changed_after := new_row;
  end if;
  insert into activity (chain_id, org_id, user_id, use_case, request_id, table_name, row_key, operation, before, after)
  values (
    coalesce((any_row ->> 'chain_id')::uuid, app_chain(), '00000000-0000-0000-0000-000000000000'),
    app_org(), app_user(),
    nullif(current_setting('app.use_case', true), ''),
    nullif(current_setting('app.request_id', true), ''),
    tg_table_name,
    (select jsonb_object_agg(k, any_row -> k) from unnest(string_to_array(tg_argv[0], ',')) k),
    lower(tg_op), changed_before, changed_after);
  return null;
end $$;

-- An organization exists once, under its credit code, whoever names it first: gives its id, registers it if new.
-- An existing organization's own particulars are not changed by a stranger's list.
create or replace function register_organization(p_uscc text, p_name text, p_region_code text) returns uuid
language plpgsql security definer set search_path = pg_catalog, public as $$
declare found_id uuid;
begin
  if app_chain() is null or app_org() is null then raise insufficient_privilege; end if;
  insert into organization (kind, name, uscc, region_code) values ('enterprise', p_name, p_uscc, p_region_code)
    on conflict (uscc) do nothing;
  select id into found_id from organization where uscc = p_uscc;
  return found_id;
end $$;

-- Makes an organization a supplier of the caller's chain. What the leader itself names is visible to the leader;
-- what a supplier names is visible to the leader only if it says so. Never hides what was visible.
create or replace function enroll_supplier(p_org_id uuid, p_category text, p_visible boolean) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if app_chain() is null or app_org() is null then raise insufficient_privilege; end if;
  insert into chain_member (chain_id, org_id, role, product_category, status, visible_to_leader)
    values (app_chain(), p_org_id, 'supplier', p_category, 'registered', p_visible)
    on conflict (chain_id, org_id) do update
      set visible_to_leader = chain_member.visible_to_leader or excluded.visible_to_leader,
          product_category = coalesce(chain_member.product_category, excluded.product_category);
end $$;

-- A buyer shares a link with the chain leader, or stops: what it holds about that supplier follows, also the rows
-- that the supplier wrote. The supplier's name, once known to the leader, stays known.
create or replace function share_link(p_supplier_id uuid, p_shared boolean) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if app_chain() is null or app_org() is null then raise insufficient_privilege; end if;
  update supply_link set shared_up = p_shared
    where chain_id = app_chain() and buyer_org_id = app_org() and supplier_org_id = p_supplier_id;
  if not found then return; end if;
  if p_shared then
    update chain_member set visible_to_leader = true where chain_id = app_chain() and org_id = p_supplier_id;
  end if;
${['audit', 'self_answer', 'audit_score', 'finding', 'corrective_action', 'corrective_event', 'evidence']
  .map(
    (table) => `  update ${table} set shared_up = p_shared
    where chain_id = app_chain() and issuer_org_id = app_org() and subject_org_id = p_supplier_id;`,
  )
  .join('\n')}
end $$;

-- Whether the caller deals with an organization: its supplier, its buyer, or itself.
create or replace function deals_with(p_org_id uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public as $$
  select app_chain() is not null and app_org() is not null and (p_org_id = app_org() or exists (
    select 1 from supply_link l where l.chain_id = app_chain()
      and ((l.buyer_org_id = app_org() and l.supplier_org_id = p_org_id)
        or (l.supplier_org_id = app_org() and l.buyer_org_id = p_org_id))))
$$;

-- Whether anybody can sign in for an organization that the caller deals with.
create or replace function has_people(p_org_id uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public as $$
  select deals_with(p_org_id) and exists (
    select 1 from membership m join user_account u on u.id = m.user_id
    where m.org_id = p_org_id and u.disabled_at is null)
$$;

-- Queues a mail to the people of an organization that the caller deals with, each in the own language (texts are
-- {zh, en}); their names and addresses do not leave. Gives the ids of the mails, none for a stranger.
create or replace function mail_to_organization(
  p_org_id uuid, p_kind text, p_subject jsonb, p_body jsonb, p_link text) returns setof uuid
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if not deals_with(p_org_id) then return; end if;
  return query insert into mail (chain_id, org_id, kind, to_address, to_name, subject, body, link)
    select app_chain(), app_org(), p_kind, coalesce(u.email, u.login), u.name,
      p_subject ->> u.locale, p_body ->> u.locale, p_link
    from membership m join user_account u on u.id = m.user_id
    where m.org_id = p_org_id and u.disabled_at is null and m.role <> 'viewer'
      and coalesce(u.email, u.login) like '%@%'
    returning id;
end $$;

-- How far one of the leader's standards has come down the chain, tier by tier, organizations that the leader knows
-- apart from hidden ones; core/standard/coverage decides which of these numbers are shown. audited: a counting audit signed on the version in force, or on a
-- version that goes back to it. buyers: who has suppliers; adopted: of these, who works by a standard of its own.
create or replace function standard_coverage(p_root uuid, p_today date)
returns table (tier integer, hidden boolean, members integer, audited integer, buyers integer, adopted integer, behind integer)
language sql stable security definer set search_path = pg_catalog, public as $$
  with current as (
    select v.id, v.version from standard_version v
    where v.chain_id = app_chain() and v.standard_id = p_root and v.status = 'published'),
  here as (
    select v.id from standard_version v join standard s on s.chain_id = v.chain_id and s.id = v.standard_id
    where v.chain_id = app_chain() and (s.id = p_root or s.root_standard_id = p_root)
      and coalesce(v.root_version, v.version) = (select version from current)),
  done as (
    select distinct a.subject_org_id from audit a
    where a.chain_id = app_chain() and a.state = 'signed' and a.valid_until >= p_today
      and a.standard_version_id in (select id from here)),
  buyer as (select distinct l.buyer_org_id from supply_link l where l.chain_id = app_chain())
  select m.tier, not m.visible_to_leader, count(*)::int,
    count(d.subject_org_id)::int, count(b.buyer_org_id)::int, count(ad.org_id)::int,
    count(*) filter (where ad.root_version < (select version from current))::int
  from chain_member m
    left join done d on d.subject_org_id = m.org_id
    left join buyer b on b.buyer_org_id = m.org_id
    left join standard_adoption ad on ad.chain_id = m.chain_id and ad.root_standard_id = p_root and ad.org_id = m.org_id
  where m.chain_id = app_chain() and m.role = 'supplier' and m.status <> 'suspended'
  group by m.tier, m.visible_to_leader order by m.tier, m.visible_to_leader desc
$$;

-- The other chains in which the caller's organization is a supplier: it may let its answers there be used here.
create or replace function own_other_chains() returns table (id uuid, name text)
language sql stable security definer set search_path = pg_catalog, public as $$
  select c.id, c.name from chain_member m join chain c on c.id = m.chain_id
  where app_chain() is not null and m.org_id = app_org() and m.role = 'supplier' and m.status <> 'suspended'
    and m.chain_id <> app_chain()
  order by c.name
$$;

-- What the caller's organization answered itself since that instant in audits it handed in, in chains for which its
-- consent is in force here. Of the other chain it gives the chain's name, the audit's number and the question as it
-- was asked; not who asked, no score of an auditor, no result.
create or replace function consented_answers(p_since timestamptz)
returns table (chain_name text, audit_id uuid, number text, question_id text, step_id text, score float8,
  not_evaluated boolean, remark text, at timestamptz, code text, title jsonb, scale jsonb, question jsonb)
language sql stable security definer set search_path = pg_catalog, public as $$
  select c.name, a.id, a.number, x.question_id, x.step_id, x.score, x.not_evaluated, coalesce(x.remark, ''),
    case when x.origin_adapted then x.answered_at else coalesce(x.origin_at, x.answered_at) end,
    v.content ->> 'code', v.content -> 'title', coalesce(q -> 'scale', v.content -> 'scale'), q
  from answer_consent k
    join chain c on c.id = k.from_chain_id
    join audit a on a.chain_id = k.from_chain_id and a.subject_org_id = app_org()
      and a.state in ('submitted', 'reviewing', 'signed')
    join self_answer x on x.chain_id = a.chain_id and x.audit_id = a.id and x.subject_org_id = app_org()
    join standard_version v on v.chain_id = a.chain_id and v.id = a.standard_version_id
    cross join lateral jsonb_array_elements(v.content -> 'elements') e
    cross join lateral jsonb_array_elements(e -> 'questions') q
  where k.chain_id = app_chain() and k.org_id = app_org() and k.revoked_at is null
    and (x.score is not null or x.not_evaluated) and x.answered_at >= p_since and q ->> 'id' = x.question_id
$$;

-- The caller's own files beside such answers.
create or replace function consented_evidence()
returns table (id uuid, audit_id uuid, question_id text, sha256 text, file_name text, media_type text, bytes bigint,
  created_at timestamptz)
language sql stable security definer set search_path = pg_catalog, public as $$
  select f.id, f.audit_id, f.question_id, f.sha256, f.file_name, f.media_type, f.bytes, f.created_at
  from answer_consent k
    join audit a on a.chain_id = k.from_chain_id and a.subject_org_id = app_org()
      and a.state in ('submitted', 'reviewing', 'signed')
    join evidence f on f.chain_id = a.chain_id and f.audit_id = a.id and f.org_id = app_org()
  where k.chain_id = app_chain() and k.org_id = app_org() and k.revoked_at is null
$$;
`

/** Name with argument types, and the roles that may call it. */
export const callable: readonly (readonly [signature: string, callers: readonly string[]])[] = [
  ['record_activity()', []],
  ['register_organization(text, text, text)', ['chainq_leader', 'chainq_supplier']],
  ['enroll_supplier(uuid, text, boolean)', ['chainq_leader', 'chainq_supplier']],
  ['share_link(uuid, boolean)', ['chainq_leader', 'chainq_supplier']],
  ['deals_with(uuid)', []],
  ['has_people(uuid)', ['chainq_leader', 'chainq_supplier']],
  ['mail_to_organization(uuid, text, jsonb, jsonb, text)', ['chainq_leader', 'chainq_supplier']],
  ['standard_coverage(uuid, date)', ['chainq_leader', 'chainq_committee']],
  ['own_other_chains()', ['chainq_supplier']],
  ['consented_answers(timestamptz)', ['chainq_supplier']],
  ['consented_evidence()', ['chainq_supplier']],
]

export function renderFunctions(): string {
  const rights = callable.flatMap(([signature, callers]) => [
    `alter function ${signature} owner to chainq_registrar;`,
    `revoke all on function ${signature} from public;`,
    ...callers.map((role) => `grant execute on function ${signature} to ${role};`),
  ])
  // Whoever becomes the owner of a function must be allowed to create there; PostgreSQL asks it of a plain owner only.
  return [
    'grant create on schema public to chainq_registrar;',
    functions,
    ...rights,
    'revoke create on schema public from chainq_registrar;',
  ].join('\n')
}
