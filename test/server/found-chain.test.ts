import type { Kysely } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeUscc } from '#core/organization/uscc.ts'
import { connect } from '#db/connect.ts'
import type { DB } from '#db/schema.generated.ts'
import { acceptInvitation } from '#server/identity/accept-invitation.ts'
import { resolveSession } from '#server/identity/session-view.ts'
import { AlreadyThere, foundChain, foundingSchema } from '#server/organization/found-chain.ts'
import type { Runtime } from '#server/runtime/runtime.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { goodPassword, nobody } from '#test/support/identity.ts'
import { createTestRuntime } from '#test/support/runtime.ts'

let database: TestDatabase
let owner: Kysely<DB>
let runtime: Runtime

beforeAll(async () => {
  database = await createTestDatabase()
  owner = connect({ url: database.ownerUrl, max: 1 })
  runtime = await createTestRuntime(database)
})
afterAll(async () => {
  await runtime.close()
  await owner.destroy()
  await database.drop()
})

const code = makeUscc({ prefix: '91', regionCode: '430211', sequence: 800_001 })
const founding = (change: object = {}) =>
  foundingSchema.parse({
    code: 'rail',
    name: '轨道交通产业链',
    leader: {
      name: '湘轨装备',
      uscc: code.toLowerCase(),
      admin: { name: '周质', login: 'Lead@Example.org' },
    },
    committee: { name: '产业链党委', admin: { name: '党岚', login: '138 0000 0009' } },
    ...change,
  })

test('the first people of leader and committee come in by the two links, each once', async () => {
  const { chainId, leaderPath, committeePath } = await foundChain(database.ownerUrl, founding())
  const accept = (path: string) =>
    runtime.execute(acceptInvitation, nobody(), { token: path.split('/').at(-1)!, password: goodPassword })
  for (const [path, kind] of [
    [leaderPath, 'leader'],
    [committeePath, 'committee'],
  ] as const) {
    const { sessionId } = await accept(path)
    const { actor } = await resolveSession(runtime.services, sessionId, 'test')
    expect(actor).toMatchObject({ kind, chainId, role: 'admin' })
  }
  await expect(accept(leaderPath)).rejects.toMatchObject({ code: 'link-expired' })
  const logins = await owner.selectFrom('userAccount').select('login').orderBy('login').execute()
  expect(logins.map(({ login }) => login)).toEqual(['13800000009', 'lead@example.org'])
})

test('a code that is taken leaves everything as it was', async () => {
  const before = await owner.selectFrom('organization').selectAll().orderBy('id').execute()
  await expect(foundChain(database.ownerUrl, founding())).rejects.toBeInstanceOf(AlreadyThere)
  expect(await owner.selectFrom('organization').selectAll().orderBy('id').execute()).toEqual(before)
})

test('an enterprise known from another chain leads a second one under its own name', async () => {
  const { chainId } = await foundChain(
    database.ownerUrl,
    founding({
      code: 'wind',
      leader: { name: '另一名称', uscc: code, admin: { name: '周质', login: 'lead@example.org' } },
    }),
  )
  const leader = await owner
    .selectFrom('chain as c')
    .innerJoin('organization as o', 'o.id', 'c.leaderOrgId')
    .select('o.name')
    .where('c.id', '=', chainId)
    .executeTakeFirstOrThrow()
  expect(leader.name).toBe('湘轨装备')
})

test('row policies bind the owner again afterwards', async () => {
  const { count } = await owner
    .selectFrom('pg_class as c' as never)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('c.relrowsecurity' as never, '=', true as never)
    .where('c.relforcerowsecurity' as never, '=', false as never)
    .executeTakeFirstOrThrow()
  expect(count).toBe(0)
})

test('names what is wrong', () => {
  const wrong = foundingSchema.safeParse({ ...founding(), leader: { ...founding().leader, uscc: '123' } })
  expect(wrong.error?.issues.map(({ path }) => path.join('.'))).toEqual(['leader.uscc'])
})
