import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#core/identity/actor.ts'
import { connect } from '#db/connect.ts'
import type { DB } from '#db/schema.generated.ts'
import type { Runtime } from '#server/runtime/runtime.ts'
import { isAppError } from '#server/use-case/errors.ts'
import { useCases } from '#server/use-cases.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { createTestRuntime } from '#test/support/runtime.ts'
import {
  actorOf,
  createWorld,
  forbiddenMarks,
  people,
  type Relation,
  relations,
  type Who,
} from '#test/support/world.ts'
import { entries } from './entries.ts'

/*
 * Every use case as every kind of actor against rows that are not theirs: nothing leaks, nothing changes. A leak
 * shows because each secret text carries a mark; a change shows because the rows that carry such a mark are compared.
 */

let database: TestDatabase
let owner: Kysely<DB>
let runtime: Runtime

beforeAll(async () => {
  database = await createTestDatabase()
  owner = connect({ url: database.ownerUrl, max: 2 })
  await createWorld(owner)
  runtime = await createTestRuntime(database, { config: { demo: false } })
})
afterAll(async () => {
  await runtime?.close()
  await owner?.destroy()
  await database?.drop()
})

/** What an answer or an error says, and whether it came through. */
async function attempt(
  name: string,
  actor: Actor,
  input: unknown,
): Promise<{ done: boolean; code: string; said: string }> {
  const useCase = useCases.find((one) => one.name === name)!
  try {
    const output = await runtime.execute(useCase, { actor, locale: 'zh', requestId: 'matrix' }, input)
    return { done: true, code: 'ok', said: JSON.stringify(output) }
  } catch (error) {
    if (!isAppError(error)) throw error
    return { done: false, code: error.code, said: JSON.stringify([error.params, error.fields]) }
  }
}

/** Tables that any caller rightly writes about itself while trying. */
const ownTraces = ['activity', 'login_throttle', 'user_session']

/** A digest of every row that carries one of the marks: what must not change. */
async function digestOf(marks: readonly string[]): Promise<string> {
  const { rows: tables } = await sql<{ name: string }>`
    select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`.execute(
    owner,
  )
  const parts = tables
    .filter(({ name }) => !ownTraces.includes(name))
    .map(
      ({ name }) =>
        sql`select ${name} || t::text as row from ${sql.table(name)} t where t::text like any (${marks.map((mark) => `%${mark}%`)})`,
    )
  const { rows } = await sql<{ digest: string }>`
    select md5(coalesce(string_agg(row, '|' order by row), '')) as digest from (${sql.join(parts, sql` union all `)}) rows`.execute(
    owner,
  )
  return rows[0]!.digest
}

/** Whether the party has a side in the relation, or sees it because it is shared with the chain leader. */
const isForeign = (who: Who, { issuer, subject, shared }: Relation) =>
  who !== issuer && who !== subject && !(who === 'LA' && shared && issuer !== 'LB')

test('every use case has an entry, and every entry a use case', () => {
  expect(Object.keys(entries).sort()).toEqual(useCases.map(({ name }) => name).sort())
})

/** Publishing a secret draft comes last: afterwards its title is rightly known to the chain. */
const last = ['standard.publishDraft', 'standard.discardDraft']
const inOrder = [
  ...useCases.filter(({ name }) => !last.includes(name)),
  ...useCases.filter(({ name }) => last.includes(name)),
]

describe.each(inOrder.map(({ name, kind }) => ({ name, kind })))('$name', ({ name, kind }) => {
  const entry = entries[name]

  test.each(people)('as %s: nothing leaks and nothing changes', async (who) => {
    if (!entry) return expect.fail('no entry')
    const marks = forbiddenMarks(who)
    const before = kind === 'write' ? await digestOf(marks) : ''
    for (const relation of relations.filter((one) => isForeign(who, one))) {
      const { said, code } = await attempt(name, actorOf(who), entry.input(relation))
      for (const mark of marks)
        expect(said, `${name} as ${who} on ${relation.issuer}-${relation.subject}`).not.toContain(mark)
      expect(code).not.toBe('internal')
    }
    if (kind === 'write') expect(await digestOf(marks)).toBe(before)
  })

  test('nobody signed in gets nowhere', async () => {
    if (!entry) return expect.fail('no entry')
    for (const relation of relations) {
      const { code, said } = await attempt(name, { kind: 'anonymous' }, entry.input(relation))
      if (entry.rightly !== 'anybody') expect(['not-signed-in']).toContain(code)
      expect(said).not.toMatch(/⟦[A-Z0-9]+-[A-Z0-9]+⟧/)
    }
  })

  test('the rightful one gets through', async () => {
    if (!entry) return expect.fail('no entry')
    const relation = relations[0]!
    const actor: Actor =
      entry.rightly === 'worker'
        ? { kind: 'worker', chainId: actorOf('LA').chainId }
        : entry.rightly === 'anybody'
          ? { kind: 'anonymous' }
          : actorOf(
              entry.rightly === 'issuer' || entry.rightly === 'subject'
                ? relation[entry.rightly]
                : entry.rightly,
            )
    const { code, said } = await attempt(name, actor, entry.input(relation))
    expect(['ok', ...(entry.unless ?? [])], said).toContain(code)
  })
})
