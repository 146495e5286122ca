import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { callable } from '#db/access/functions.ts'
import { foreignTables, manifest, type Role, roles } from '#db/access/manifest.ts'
import { loginRole, roleName } from '#db/access/render.ts'
import { connect } from '#db/connect.ts'
import type { DB } from '#db/schema.generated.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'

let database: TestDatabase
let owner: Kysely<DB>
let login: Kysely<DB>

beforeAll(async () => {
  database = await createTestDatabase()
  owner = connect({ url: database.ownerUrl, max: 2 })
  login = connect({ url: database.loginUrl, max: 2 })
})
afterAll(async () => {
  await owner.destroy()
  await login.destroy()
  await database.drop()
})

describe('the catalog says what the manifest says', () => {
  test('every table has a rule and guards its rows, also from its owner', async () => {
    const { rows } = await sql<{ name: string; guarded: boolean }>`
      select relname as name, relrowsecurity and relforcerowsecurity as guarded
      from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace`.execute(owner)
    const names = rows.map((row) => row.name).filter((name) => !foreignTables.includes(name))
    expect(names.sort()).toEqual(Object.keys(manifest).sort())
    expect(rows.filter((row) => !row.guarded && !foreignTables.includes(row.name))).toEqual([])
  })

  test('grants are those of the manifest and no others', async () => {
    const { rows } = await sql<{ grantee: string; table: string; command: string }>`
      select distinct grantee, table_name as table, lower(privilege_type) as command
      from information_schema.column_privileges
      where table_schema = 'public' and (grantee like 'chainq\\_%' or grantee = 'PUBLIC')
      union select distinct grantee, table_name, lower(privilege_type) from information_schema.table_privileges
      where table_schema = 'public' and (grantee like 'chainq\\_%' or grantee = 'PUBLIC')`.execute(owner)
    const found = rows.map((row) => `${row.grantee} ${row.command} ${row.table}`).sort()
    const expected = Object.entries(manifest).flatMap(([table, access]) =>
      roles.flatMap((role) =>
        Object.keys(access.rules[role] ?? {}).map((command) => `${roleName(role)} ${command} ${table}`),
      ),
    )
    expected.push(`${loginRole} select kysely_migration`)
    expect(found).toEqual(expected.sort())
  })

  test('column grants are those of the manifest', async () => {
    const { rows } = await sql<{ grantee: string; table: string; columns: string[] }>`
      select grantee, table_name as table, array_agg(column_name::text order by column_name) as columns
      from information_schema.column_privileges
      where table_schema = 'public' and privilege_type = 'SELECT' and grantee like 'chainq\\_%'
      group by 1, 2`.execute(owner)
    const byKey = new Map(rows.map((row) => [`${row.grantee} ${row.table}`, row.columns]))
    for (const [table, access] of Object.entries(manifest)) {
      for (const role of roles) {
        const columns = access.rules[role]?.select?.columns
        if (columns)
          expect(byKey.get(`${roleName(role)} ${table}`), `${role} ${table}`).toEqual([...columns].sort())
      }
    }
  })

  test('every audited table writes the activity log', async () => {
    const { rows } = await sql<{ name: string }>`
      select c.relname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
      where t.tgname = 'record_activity'`.execute(owner)
    const audited = Object.entries(manifest)
      .filter(([, access]) => access.audited)
      .map(([name]) => name)
    expect(rows.map((row) => row.name).sort()).toEqual(audited.sort())
  })

  test('functions that cross a wall are those of the list, and called by whom it names', async () => {
    const { rows } = await sql<{ name: string; owner: string; fixed: boolean; callers: string[] }>`
      select p.oid::regprocedure::text as name, pg_get_userbyid(p.proowner) as owner,
        coalesce(p.proconfig @> array['search_path=pg_catalog, public'], false) as fixed,
        array(select pg_get_userbyid(a.grantee)::text from aclexplode(p.proacl) a
          where a.privilege_type = 'EXECUTE' and a.grantee <> p.proowner order by 1) as callers
      from pg_proc p where p.prosecdef and p.pronamespace = 'public'::regnamespace`.execute(owner)
    const found = rows.map((row) => ({ ...row, name: row.name.replaceAll(' with time zone', '') }))
    const expected = callable.map(([signature, callers]) => ({
      name: signature.replaceAll(', ', ',').replaceAll('timestamptz', 'timestamp'),
      owner: 'chainq_registrar',
      fixed: true,
      callers: [...callers].sort(),
    }))
    const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1)
    expect(found.sort(byName)).toEqual(expected.sort(byName))
  })

  test('a committee has no grant on anything that holds answers or trade secrets', () => {
    const secret = [
      'self_answer',
      'answer_consent',
      'audit_score',
      'finding',
      'evidence',
      'audit',
      'corrective_action',
      'digital_report',
      'supply_link',
      'supplier_import',
      'score_explanation',
    ]
    for (const table of secret) expect(manifest[table]?.rules.committee, table).toBeUndefined()
  })

  test('nobody but the doorkeeper reads password hashes, sessions and tokens', () => {
    const allowed: Record<string, Role[]> = {
      user_session: ['identity'],
      password_reset: ['identity'],
      login_throttle: ['identity'],
    }
    for (const [table, who] of Object.entries(allowed)) {
      expect(Object.keys(manifest[table]?.rules ?? {}), table).toEqual(who)
    }
    for (const role of ['leader', 'supplier', 'committee'] as const) {
      expect(manifest.user_account?.rules[role]?.select?.columns).not.toContain('password_hash')
    }
  })
})

describe('the login role', () => {
  test('has no power of its own', async () => {
    const { rows } = await sql<{ super: boolean; bypass: boolean; roles: boolean; inherits: boolean }>`
      select rolsuper as super, rolbypassrls as bypass, rolcreaterole as roles, rolinherit as inherits
      from pg_roles where rolname = current_user`.execute(login)
    expect(rows).toEqual([{ super: false, bypass: false, roles: false, inherits: false }])
  })

  test.each(Object.keys(manifest))('cannot read %s without putting on a role', async (table) => {
    await expect(sql`select 1 from ${sql.table(table)} limit 1`.execute(login)).rejects.toMatchObject({
      code: '42501',
    })
  })

  test('cannot change rights or switch row security off', async () => {
    await expect(sql`alter table organization disable row level security`.execute(login)).rejects.toThrow()
    await expect(
      login.transaction().execute(async (trx) => {
        await sql`set local role chainq_leader`.execute(trx)
        await sql`set local row_security = off`.execute(trx)
        return sql`select * from audit`.execute(trx)
      }),
    ).rejects.toMatchObject({ code: '42501' })
  })
})

describe('without settings', () => {
  beforeAll(async () => {
    await sql
      .raw(`
      insert into organization (id, kind, name, uscc) values
        ('00000000-0000-4000-8000-000000000001', 'enterprise', 'x', '91430200MA4Q0X0164');
      insert into chain (id, code, name, leader_org_id) values
        ('00000000-0000-4000-8000-0000000000c1', 'c', 'c', '00000000-0000-4000-8000-000000000001');
      insert into chain_member (chain_id, org_id, role, tier) values
        ('00000000-0000-4000-8000-0000000000c1', '00000000-0000-4000-8000-000000000001', 'leader', 0)`)
      .execute(owner)
  })

  test.each(['leader', 'supplier', 'committee'] as const)(
    '%s sees zero rows in every table',
    async (role) => {
      await login.transaction().execute(async (trx) => {
        await sql.raw(`set local role ${roleName(role)}`).execute(trx)
        for (const [table, access] of Object.entries(manifest)) {
          const select = access.rules[role]?.select
          if (!select) continue
          const columns = sql.raw((select.columns ?? ['*']).join(', '))
          const { rows } = await sql`select ${columns} from ${sql.table(table)}`.execute(trx)
          expect(rows, table).toEqual([])
        }
      })
    },
  )
})

test('rendering the manifest takes back what was added by hand', async () => {
  const { renderAccess } = await import('#db/access/render.ts')
  await sql
    .raw(`
    grant select on self_answer to chainq_committee;
    grant update (name) on organization to chainq_committee;
    create policy back_door on self_answer for select to chainq_committee using (true)`)
    .execute(owner)
  await owner.transaction().execute((trx) => sql.raw(renderAccess()).execute(trx))
  const { rows } = await sql`
    select 1 from pg_policies where policyname = 'back_door' union all
    select 1 from information_schema.column_privileges where grantee = 'chainq_committee' and table_name = 'self_answer'
    union all select 1 from information_schema.column_privileges
    where grantee = 'chainq_committee' and table_name = 'organization' and privilege_type = 'UPDATE'`.execute(
    owner,
  )
  expect(rows).toEqual([])
})
