import { createHash, createHmac } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { type Kysely, type Migration, type MigrationProvider, Migrator, sql } from 'kysely'
import { roles } from './access/manifest.ts'
import { loginRole, renderAccess, renderRoles, roleName } from './access/render.ts'
import { connect } from './connect.ts'
import { CannotStart } from './embedded/cannot-start.ts'
import { migrateQueueSchema } from './queue-schema.ts'
import type { DB } from './schema.generated.ts'

const folder = new URL('./migrations/', import.meta.url)

const provider: MigrationProvider = {
  async getMigrations() {
    const files = (await readdir(folder)).filter((name) => /^\d{4}-.+\.ts$/.test(name)).sort()
    const entries = await Promise.all(
      files.map(
        async (name) => [name.replace(/\.ts$/, ''), await import(new URL(name, folder).href)] as const,
      ),
    )
    return Object.fromEntries(entries) as Record<string, Migration>
  },
}

/** True when every migration of this build is in the database. */
export async function isMigrated(db: Kysely<DB>): Promise<boolean> {
  const migrations = await new Migrator({ db, provider }).getMigrations()
  return migrations.every((migration) => migration.executedAt !== undefined)
}

/**
 * Brings the database to this build: roles, migrations, grants and row policies from the manifest, the queue's tables.
 * Safe to call at every start and from several processes at once; a second call with nothing to do takes one read.
 */
export async function migrateToLatest(ownerUrl: string): Promise<void> {
  const db = connect<DB>({ url: ownerUrl, max: 2 })
  try {
    await sql.raw(`select pg_advisory_xact_lock(727001); ${renderRoles()}`).execute(db)
    const { error } = await new Migrator({ db, provider }).migrateToLatest()
    if (error) throw error
    await applyAccess(db).catch((refused) => explainForeignRoles(db, refused))
    await migrateQueueSchema(ownerUrl)
  } finally {
    await db.destroy()
  }
}

/** Renders the manifest into the database unless this very rendering is there already. */
async function applyAccess(db: Kysely<DB>): Promise<void> {
  const script = renderAccess()
  const hash = createHash('sha256').update(script).digest('hex')
  await db.transaction().execute(async (trx) => {
    await sql`create table if not exists access_stamp (hash text primary key)`.execute(trx)
    await sql`select pg_advisory_xact_lock(727002)`.execute(trx)
    const { rows } = await sql`select 1 from access_stamp where hash = ${hash}`.execute(trx)
    if (rows.length > 0) return
    await sql.raw(script).execute(trx)
    await sql`delete from access_stamp`.execute(trx)
    await sql`insert into access_stamp values (${hash})`.execute(trx)
  })
}

/**
 * Gives the address under which the product runs: the login role has no rights of its own, bypasses nothing and can
 * only put on the roles of the manifest. Its password is derived from the secret, so that processes which share
 * the secret agree on it. When the given address already is such a login, it is used as it is.
 */
export async function ensureLoginRole(ownerUrl: string, secret: string): Promise<string> {
  const url = new URL(ownerUrl)
  const db = connect<DB>({ url: ownerUrl, max: 1 })
  try {
    const { rows } = await sql<{ user: string; powerful: boolean }>`
      select current_user as user, rolsuper or rolbypassrls or rolcreaterole as powerful
      from pg_roles where rolname = current_user`.execute(db)
    if (rows[0]?.user === loginRole) return ownerUrl
    const password = createHmac('sha256', secret).update(loginRole).digest('base64url')
    await sql
      .raw(`alter role ${loginRole} password '${password}'`)
      .execute(db)
      .catch((error) => explainForeignRoles(db, error))
    url.username = loginRole
    url.password = password
    return url.href
  } finally {
    await db.destroy()
  }
}

/** Roles belong to the server: when another database's owner made them, a superuser must let this owner use them. */
async function explainForeignRoles(db: Kysely<DB>, error: { code?: string }): Promise<never> {
  if (error.code !== '42501') throw error
  const { rows } = await sql<{ user: string }>`select current_user as user`.execute(db)
  const names = [...roles.map(roleName), loginRole].join(', ')
  throw new CannotStart(
    `The product's roles on this server were made by another owner; let a superuser run once: grant ${names} to ${rows[0]?.user} with admin option`,
  )
}
