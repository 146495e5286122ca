import type { Kysely } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { connect } from '#db/connect.ts'
import type { DB } from '#db/schema.generated.ts'
import { changePassword } from '#server/identity/change-password.ts'
import { listSessions } from '#server/identity/list-sessions.ts'
import { revokeOtherSessions } from '#server/identity/revoke-other-sessions.ts'
import { revokeSession } from '#server/identity/revoke-session.ts'
import { resolveSession } from '#server/identity/session-view.ts'
import { signIn } from '#server/identity/sign-in.ts'
import { signOut } from '#server/identity/sign-out.ts'
import { switchPlace } from '#server/identity/switch-place.ts'
import type { Runtime } from '#server/runtime/runtime.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { givePasswords, goodPassword, loginOf, nobody, signInAs } from '#test/support/identity.ts'
import { createTestRuntime } from '#test/support/runtime.ts'
import { createWorld, idOf, type Who } from '#test/support/world.ts'

// The real argon2, counted: the time of an answer is not measured, what it does is.
const argon2 = vi.hoisted(() => ({ verified: 0 }))
vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof import('@node-rs/argon2')>()
  return {
    ...real,
    verify: (...args: Parameters<typeof real.verify>) => {
      argon2.verified += 1
      return real.verify(...args)
    },
  }
})

let database: TestDatabase
let owner: Kysely<DB>
let runtime: Runtime

beforeAll(async () => {
  database = await createTestDatabase()
  owner = connect({ url: database.ownerUrl, max: 2 })
  await createWorld(owner)
  await givePasswords(owner, 'LA', 'S1', 'S2')
  runtime = await createTestRuntime(database)
})
beforeEach(async () => {
  await owner.deleteFrom('loginThrottle').execute()
  await owner.deleteFrom('userSession').execute()
})
afterAll(async () => {
  await runtime?.close()
  await owner?.destroy()
  await database?.drop()
})

const enter = (login: string, password: string, address = '192.0.2.1') =>
  runtime.execute(signIn, nobody({ client: { address, userAgent: null } }), { login, password })
const sessions = () => owner.selectFrom('userSession').selectAll().execute()
const resolve = (id: string) => resolveSession(runtime.services, id, 'test')

describe('signing in', () => {
  test('with the right password opens a session in the own organization', async () => {
    const { sessionId } = await enter(' S1@Example.com ', goodPassword)
    const { actor, session } = await resolve(sessionId)
    expect(actor).toMatchObject({
      kind: 'supplier',
      orgId: idOf('S1'),
      chainId: idOf('chain A'),
      role: 'admin',
    })
    expect(JSON.stringify(session)).not.toContain(sessionId)
  })

  test('keeps the password as argon2id with 19 MiB and two passes', async () => {
    const { passwordHash } = await owner
      .selectFrom('userAccount')
      .select('passwordHash')
      .where('id', '=', idOf('user S1'))
      .executeTakeFirstOrThrow()
    expect(passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  })

  test('says and does the same for a wrong password, an unknown, an empty and a disabled account', async () => {
    await owner
      .updateTable('userAccount')
      .set({ disabledAt: '2026-01-01T00:00:00Z' })
      .where('id', '=', idOf('user S2'))
      .execute()
    const said = []
    const tries = [
      [loginOf('S1'), 'Wrong-1234'],
      ['nobody@example.com', goodPassword],
      ['not an address', goodPassword],
      [loginOf('T1'), goodPassword],
      [loginOf('S2'), goodPassword],
    ] as const
    for (const [login, password] of tries) {
      const before = argon2.verified
      const error = await enter(login, password).catch((e: unknown) => e)
      said.push(error)
      expect(error).toMatchObject({ code: 'wrong-login', params: {}, fields: [] })
      expect(argon2.verified - before, login).toBe(1)
    }
    expect(said).toHaveLength(5)
    expect(await sessions()).toEqual([])
    await owner.updateTable('userAccount').set({ disabledAt: null }).execute()
  })

  test('gives a new session id and ends the one the browser had', async () => {
    const planted = await signInAs(runtime, 'S1')
    const { sessionId } = await runtime.execute(signIn, nobody({ sessionId: planted.sessionId }), {
      login: loginOf('LA'),
      password: goodPassword,
    })
    expect(sessionId).not.toBe(planted.sessionId)
    expect((await resolve(planted.sessionId)).actor.kind).toBe('anonymous')
    expect((await resolve(sessionId)).actor.kind).toBe('leader')
  })

  test('an unknown id in the cookie does not become a session', async () => {
    const { sessionId } = await runtime.execute(signIn, nobody({ sessionId: 'planted' }), {
      login: loginOf('S1'),
      password: goodPassword,
    })
    expect(sessionId).not.toBe('planted')
    expect((await sessions()).map(({ id }) => id)).toEqual([sessionId])
  })
})

describe('five failures (domain §8.1)', () => {
  const fail = async (who: Who, times: number, address?: string) => {
    for (let i = 0; i < times; i += 1) {
      await expect(enter(loginOf(who), 'Wrong-1234', address)).rejects.toMatchObject({ code: 'wrong-login' })
    }
  }
  const later = (minutes: number) =>
    owner
      .updateTable('loginThrottle')
      .set((eb) => ({ expire: eb('expire', '-', minutes * 60_000) }))
      .execute()

  test('lock the account for 30 minutes, also for the right password, and say how long', async () => {
    await fail('S1', 5)
    await expect(enter(loginOf('S1'), goodPassword)).rejects.toMatchObject({
      code: 'too-many-attempts',
      params: { minutes: 30 },
    })
    await later(29)
    await expect(enter(loginOf('S1'), goodPassword)).rejects.toMatchObject({ params: { minutes: 1 } })
    await later(1)
    await expect(enter(loginOf('S1'), goodPassword)).resolves.toBeTruthy()
  })

  test('lock from the fifth failure on, however long ago the first was', async () => {
    await fail('S1', 4)
    await later(28)
    await fail('S1', 1)
    await expect(enter(loginOf('S1'), goodPassword)).rejects.toMatchObject({ params: { minutes: 30 } })
  })

  test('leave another account alone', async () => {
    await fail('S1', 5)
    await expect(enter(loginOf('LA'), goodPassword)).resolves.toBeTruthy()
  })

  test('lock an account that does not exist the same way', async () => {
    for (let i = 0; i < 5; i += 1) await enter('nobody@example.com', 'x').catch(() => undefined)
    await expect(enter('nobody@example.com', 'x')).rejects.toMatchObject({ code: 'too-many-attempts' })
  })

  test('count only in a row: a success starts anew', async () => {
    await fail('S1', 4)
    await enter(loginOf('S1'), goodPassword)
    await fail('S1', 4)
    await expect(enter(loginOf('S1'), goodPassword)).resolves.toBeTruthy()
  })

  test('count when they come at the same moment', async () => {
    const tries = Array.from({ length: 12 }, () => enter(loginOf('S1'), 'Wrong-1234').catch((e) => e.code))
    const codes = await Promise.all(tries)
    expect(codes.filter((code) => code === 'wrong-login')).toHaveLength(5)
    expect(codes.filter((code) => code === 'too-many-attempts')).toHaveLength(7)
  })

  test('an address that tries many accounts is stopped, other addresses are not', async () => {
    await owner
      .insertInto('loginThrottle')
      .values({
        key: 'address:198.51.100.7',
        points: 50,
        expire: Date.now() + 30 * 60_000,
      })
      .execute()
    await expect(enter(loginOf('S1'), goodPassword, '198.51.100.7')).rejects.toMatchObject({
      code: 'too-many-attempts',
    })
    await expect(enter(loginOf('S1'), goodPassword, '198.51.100.8')).resolves.toBeTruthy()
  })
})

describe('a session', () => {
  test('ends by signing out', async () => {
    const { sessionId, call } = await signInAs(runtime, 'S1')
    await runtime.execute(signOut, call, {})
    expect((await resolve(sessionId)).actor.kind).toBe('anonymous')
  })

  test('is anonymous again when it has expired or the account is disabled', async () => {
    const { sessionId } = await signInAs(runtime, 'S1')
    await owner
      .updateTable('userAccount')
      .set({ disabledAt: new Date() })
      .where('id', '=', idOf('user S1'))
      .execute()
    expect((await resolve(sessionId)).actor.kind).toBe('anonymous')
    await owner.updateTable('userAccount').set({ disabledAt: null }).execute()
    expect((await resolve(sessionId)).actor.kind).toBe('supplier')
    await owner.updateTable('userSession').set({ expiresAt: '2020-01-01T00:00:00Z' }).execute()
    expect((await resolve(sessionId)).actor.kind).toBe('anonymous')
  })

  test('is nobody in an organization one was removed from, at the next request', async () => {
    const { sessionId } = await signInAs(runtime, 'S1')
    const membership = { userId: idOf('user S1'), orgId: idOf('S1'), role: 'admin' }
    await owner.deleteFrom('membership').where('userId', '=', membership.userId).execute()
    expect((await resolve(sessionId)).actor).toMatchObject({ kind: 'guest' })
    await owner.insertInto('membership').values(membership).execute()
    expect((await resolve(sessionId)).actor).toMatchObject({ kind: 'supplier' })
  })

  test('is listed without its secret, and others can be ended', async () => {
    const here = await signInAs(runtime, 'S1')
    const phone = await signInAs(runtime, 'S1', { client: { address: '192.0.2.9', userAgent: 'Phone' } })
    await signInAs(runtime, 'S1')
    const foreign = await signInAs(runtime, 'LA')
    const { sessions: listed } = await runtime.execute(listSessions, here.call, {})
    expect(listed).toHaveLength(3)
    expect(listed[0]).toMatchObject({ current: true })
    expect(JSON.stringify(listed)).not.toContain(here.sessionId)
    const lost = listed.find(({ userAgent }) => userAgent === 'Phone')!
    expect(lost).toMatchObject({ address: '192.0.2.9', current: false })
    await runtime.execute(revokeSession, here.call, { handle: lost.handle })
    expect((await resolve(phone.sessionId)).actor.kind).toBe('anonymous')

    const { sessions: theirs } = await runtime.execute(listSessions, foreign.call, {})
    await expect(
      runtime.execute(revokeSession, here.call, { handle: theirs[0]!.handle }),
    ).rejects.toMatchObject({ code: 'not-found' })

    expect(await runtime.execute(revokeOtherSessions, here.call, {})).toEqual({ ended: 1 })
    expect((await resolve(here.sessionId)).actor.kind).toBe('supplier')
    expect((await resolve(foreign.sessionId)).actor.kind).toBe('leader')
  })
})

describe('changing the password', () => {
  test('demands the present one, a strong one, and ends the other sessions', async () => {
    const here = await signInAs(runtime, 'S2')
    const there = await signInAs(runtime, 'S2')
    const change = (current: string, password: string) =>
      runtime.execute(changePassword, here.call, { current, password })
    await expect(change('Wrong-1234', 'New-Password-1')).rejects.toMatchObject({
      code: 'invalid-input',
      fields: [{ path: 'current' }],
    })
    await expect(change(goodPassword, 'weak')).rejects.toMatchObject({
      code: 'weak-password',
      fields: [{ path: 'password' }, { path: 'password' }],
    })
    await change(goodPassword, 'New-Password-1')
    expect((await resolve(here.sessionId)).actor.kind).toBe('supplier')
    expect((await resolve(there.sessionId)).actor.kind).toBe('anonymous')
    await expect(enter(loginOf('S2'), goodPassword)).rejects.toMatchObject({ code: 'wrong-login' })
    await expect(enter(loginOf('S2'), 'New-Password-1')).resolves.toBeTruthy()
    const log = await owner
      .selectFrom('activity')
      .selectAll()
      .where('useCase', '=', 'identity.changePassword')
      .execute()
    expect(log).toHaveLength(1)
    expect(JSON.stringify(log)).not.toContain('argon2')
  })
})

describe('switching', () => {
  const place = (orgId: string, chainId: string) => ({ orgId: idOf(orgId), chainId: idOf(chainId) })

  test('opens another own organization or chain, and stays there', async () => {
    await owner
      .insertInto('membership')
      .values({ userId: idOf('user S1'), orgId: idOf('S3'), role: 'viewer' })
      .execute()
    const { sessionId, call } = await signInAs(runtime, 'S1')
    await runtime.execute(switchPlace, call, place('S3', 'chain B'))
    expect((await resolve(sessionId)).actor).toMatchObject({ ...place('S3', 'chain B'), role: 'viewer' })
    await owner
      .deleteFrom('membership')
      .where('orgId', '=', idOf('S3'))
      .where('userId', '=', idOf('user S1'))
      .execute()
    expect((await resolve(sessionId)).actor).toMatchObject(place('S1', 'chain A'))
  })

  test.each([
    ['LA', 'chain A'],
    ['S3', 'chain B'],
    ['S1', 'chain B'],
  ])('to %s in %s is refused', async (orgId, chainId) => {
    const { sessionId, call } = await signInAs(runtime, 'S1')
    await expect(runtime.execute(switchPlace, call, place(orgId, chainId))).rejects.toMatchObject({
      code: 'not-found',
    })
    expect((await resolve(sessionId)).actor).toMatchObject(place('S1', 'chain A'))
  })

  test('to a chain in which the organization is suspended is refused', async () => {
    const { call } = await signInAs(runtime, 'S1')
    const suspend = (status: string) =>
      owner.updateTable('chainMember').set({ status }).where('orgId', '=', idOf('S1')).execute()
    await suspend('suspended')
    await expect(runtime.execute(switchPlace, call, place('S1', 'chain A'))).rejects.toMatchObject({
      code: 'not-found',
    })
    await suspend('active')
  })
})
