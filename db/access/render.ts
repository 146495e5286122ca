import { renderFunctions } from './functions.ts'
import { manifest, type Role, type Rule, roles } from './manifest.ts'

/** Name of the database role that a kind of actor wears. */
export const roleName = (role: Role): string => `chainq_${role}`
export const loginRole = 'chainq_login'

const commands = ['select', 'insert', 'update', 'delete'] as const

/** Statements that create the roles; safe to repeat, and safe when several databases of one server race. */
export function renderRoles(): string {
  const names = [...roles.map(roleName), loginRole]
  return names
    .map(
      (name) => `do $$ begin
  if not exists (select 1 from pg_roles where rolname = '${name}') then
    create role ${name} ${name === loginRole ? 'login noinherit' : 'nologin'} nosuperuser nobypassrls nocreatedb nocreaterole;
  end if;
exception when duplicate_object or unique_violation then null;
end $$;`,
    )
    .concat(roles.map(grantToLogin))
    .join('\n')
}

/** Roles belong to the server, not to a database: what another owner granted already must not be granted again. */
const grantToLogin = (role: Role): string =>
  `do $$ begin
  if not exists (select 1 from pg_auth_members m where m.roleid = '${roleName(role)}'::regrole
    and m.member = '${loginRole}'::regrole and m.set_option and not m.inherit_option) then
    grant ${roleName(role)} to ${loginRole} with inherit false, set true;
  end if;
end $$;`

const policy = (table: string, role: Role, command: (typeof commands)[number], rule: Rule): string => {
  const name = `${role}_${command}`
  const using = command === 'insert' ? '' : ` using (${rule.rows})`
  const check =
    command === 'insert' || command === 'update' ? ` with check (${rule.result ?? rule.rows})` : ''
  return `create policy ${name} on ${table} for ${command} to ${roleName(role)}${using}${check};`
}

const grant = (table: string, role: Role, command: (typeof commands)[number], rule: Rule): string =>
  `grant ${command}${rule.columns ? ` (${rule.columns.join(', ')})` : ''} on ${table} to ${roleName(role)};`

/**
 * The whole access state as one SQL script: everything is taken away first (also what was added by hand), then
 * given back as the manifest says. Run in one transaction by the owner of the tables.
 */
export function renderAccess(): string {
  const everyone = [...roles.map(roleName), loginRole, 'public'].join(', ')
  const lines = [
    `do $$ declare r record; begin
  for r in select policyname, tablename from pg_policies where schemaname = 'public' loop
    execute format('drop policy %I on %I', r.policyname, r.tablename);
  end loop;
  for r in select t.tgname, c.relname from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where t.tgname = 'record_activity' and not t.tgisinternal loop
    execute format('drop trigger %I on %I', r.tgname, r.relname);
  end loop;
end $$;`,
    renderFunctions(),
    `revoke all on all tables in schema public from ${everyone};`,
    `revoke all on all sequences in schema public from ${everyone};`,
    `revoke create on schema public from public;`,
    `grant usage on schema public to ${roles.map(roleName).join(', ')};`,
  ]
  // Column grants are not covered by "revoke all on all tables" when given per column; take them away one by one.
  lines.push(`do $$ declare r record; begin
  for r in select distinct grantee, table_name, column_name, privilege_type from information_schema.column_privileges
    where table_schema = 'public' and grantee like 'chainq\\_%' loop
    execute format('revoke %s (%I) on %I from %I', r.privilege_type, r.column_name, r.table_name, r.grantee);
  end loop;
end $$;`)
  lines.push(
    `grant select on kysely_migration to ${loginRole}; grant usage on schema public to ${loginRole};`,
  )
  for (const [table, access] of Object.entries(manifest)) {
    lines.push(
      `alter table ${table} enable row level security; alter table ${table} force row level security;`,
    )
    for (const role of roles) {
      for (const command of commands) {
        const rule = access.rules[role]?.[command]
        if (!rule) continue
        lines.push(grant(table, role, command, rule), policy(table, role, command, rule))
      }
    }
    if (access.audited) {
      lines.push(
        `create trigger record_activity after insert or update or delete on ${table} for each row
  execute function record_activity('${access.key.join(',')}', '${(access.hidden ?? []).join(',')}');`,
      )
    }
  }
  return lines.join('\n')
}
