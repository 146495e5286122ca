import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { connect } from '#db/connect.ts'
import { loadDemo } from '#db/demo/load-demo.ts'
import { CannotStart } from '#db/embedded/cannot-start.ts'
import { dropDatabase, inDatabase } from '#db/embedded/database.ts'
import { migrateToLatest } from '#db/migrate.ts'
import type { DB } from '#db/schema.generated.ts'

/*
 * A server that is not ours: the owner of the database is no superuser, and the product's roles are there already,
 * made for another database.
 */
const name = `plain_${randomBytes(6).toString('hex')}`
const dataDir = mkdtempSync(join(tmpdir(), 'chainq-plain-'))
let superUrl: string
let plainUrl: string

beforeAll(async () => {
  superUrl = inject('cluster').ownerUrl
  const db = connect<DB>({ url: superUrl, max: 1 })
  await sql.raw(`create role ${name} login createrole password 'plain'`).execute(db)
  await sql.raw(`create database ${name} owner ${name}`).execute(db)
  await db.destroy()
  const url = new URL(inDatabase(superUrl, name))
  url.username = name
  url.password = 'plain'
  plainUrl = url.href
})
afterAll(async () => {
  rmSync(dataDir, { recursive: true, force: true })
  await dropDatabase(superUrl, name)
  const db = connect<DB>({ url: superUrl, max: 1 })
  await sql.raw(`drop owned by ${name}`).execute(db)
  await sql.raw(`drop role ${name}`).execute(db)
  await db.destroy()
})

test('says in one line what a superuser must grant; then migrates, twice, and loads the demo', async () => {
  const refusal: Error = await migrateToLatest(plainUrl).then(
    () => new Error('migrated'),
    (error: Error) => error,
  )
  expect(refusal).toBeInstanceOf(CannotStart)
  const statement = /grant chainq_.+ with admin option$/.exec(refusal.message)?.[0]
  expect(statement).toContain(` to ${name} `)
  const superuser = connect<DB>({ url: superUrl, max: 1 })
  await sql.raw(statement!).execute(superuser)
  await superuser.destroy()
  await migrateToLatest(plainUrl)
  await migrateToLatest(plainUrl)
  expect(await loadDemo({ ownerUrl: plainUrl, config: { dataDir } })).toMatchObject({ loaded: true })
  const again = await loadDemo({ ownerUrl: plainUrl, config: { dataDir } })
  expect(again.loaded).toBe(false)
  expect(again.logins).toHaveLength(3)
})
