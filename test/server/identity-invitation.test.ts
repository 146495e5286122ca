import type { Kysely } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { PartyActor } from '#core/identity/actor.ts'
import { connect } from '#db/connect.ts'
import type { DB } from '#db/schema.generated.ts'
import { describeApi, expose } from '#server/adapter/expose.ts'
import { acceptInvitation } from '#server/identity/accept-invitation.ts'
import { inviteMember } from '#server/identity/invite-member.ts'
import { listInvitations } from '#server/identity/list-invitations.ts'
import { listMembers } from '#server/identity/list-members.ts'
import { openInvitation } from '#server/identity/open-invitation.ts'
import { resendInvitation } from '#server/identity/resend-invitation.ts'
import { revokeInvitation } from '#server/identity/revoke-invitation.ts'
import { resolveSession } from '#server/identity/session-view.ts'
import { signIn } from '#server/identity/sign-in.ts'
import type { Runtime } from '#server/runtime/runtime.ts'
import { useCases } from '#server/use-cases.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { callAs, givePasswords, goodPassword, loginOf, nobody } from '#test/support/identity.ts'
import { createTestRuntime } from '#test/support/runtime.ts'
import { actorOf, createWorld, idOf } from '#test/support/world.ts'

let database: TestDatabase
let owner: Kysely<DB>
let runtime: Runtime

beforeAll(async () => {
  database = await createTestDatabase()
  owner = connect({ url: database.ownerUrl, max: 2 })
  await createWorld(owner)
  await givePasswords(owner, 'LA', 'S1', 'S3')
  runtime = await createTestRuntime(database, { baseUrl: 'https://q.example.com' })
})
/** S2 and T1 are newly registered: nobody works for them yet. */
beforeEach(async () => {
  await owner.deleteFrom('invitation').execute()
  await owner.deleteFrom('loginThrottle').execute()
  await owner.deleteFrom('mail').execute()
  await owner
    .deleteFrom('membership')
    .where('orgId', 'in', [idOf('S2'), idOf('T1')])
    .execute()
  await owner.deleteFrom('userAccount').where('login', 'like', 'new%').execute()
  await owner
    .updateTable('chainMember')
    .set({ status: 'registered' })
    .where('orgId', 'in', [idOf('S2'), idOf('T1')])
    .execute()
})
afterAll(async () => {
  await runtime?.close()
  await owner?.destroy()
  await database?.drop()
})

type Invite = Parameters<typeof inviteMember.run>[1]
const invite = (actor: PartyActor, change: Partial<Invite> = {}, call = {}) =>
  runtime.execute(inviteMember, callAs(actor, call), { name: '新同事', login: 'new@example.com', ...change })
const tokenOf = (link: string) => /^https:\/\/q\.example\.com\/invite\/([\w-]{43})$/.exec(link)![1]!
const accept = (link: string, password = goodPassword, change = {}) =>
  runtime.execute(acceptInvitation, nobody(change), { token: tokenOf(link), name: '王新', password })
const resolve = (id: string) => resolveSession(runtime.services, id, 'test')
const statusOf = (who: 'S2' | 'T1') =>
  owner
    .selectFrom('chainMember')
    .select('status')
    .where('orgId', '=', idOf(who))
    .executeTakeFirstOrThrow()
    .then(({ status }) => status)

describe('from a link to the task', () => {
  test('a supplier chooses a password and stands at work; the buyer hears of it', async () => {
    const { link, qr, mailed } = await invite(actorOf('LA'), { orgId: idOf('S2'), landing: '/supply/audits' })
    expect(mailed).toBe(true)
    expect(qr).toMatch(/^<svg/)
    expect(await statusOf('S2')).toBe('invited')
    const [mail] = await owner.selectFrom('mail').selectAll().execute()
    expect(mail).toMatchObject({
      toAddress: 'new@example.com',
      link: `/invite/${tokenOf(link)}`,
      orgId: idOf('LA'),
    })
    expect(mail!.body).toContain('⟦name LA⟧')

    const shown = await runtime.execute(openInvitation, nobody(), { token: tokenOf(link) })
    expect(shown).toMatchObject({
      issuerName: '⟦name LA⟧ company',
      orgName: '⟦name S2⟧ company',
      name: '新同事',
      login: 'new@example.com',
      colleague: false,
      hasAccount: false,
    })

    const heard: unknown[] = []
    const stop = runtime.services.changes.subscribe((change) => heard.push(change))
    const { sessionId, landing } = await accept(link)
    expect(landing).toBe('/supply/audits')
    expect((await resolve(sessionId)).actor).toMatchObject({
      kind: 'supplier',
      orgId: idOf('S2'),
      chainId: idOf('chain A'),
      role: 'admin',
      userName: '王新',
    })
    expect(await statusOf('S2')).toBe('active')
    await expect
      .poll(() => heard)
      .toContainEqual({
        chainId: idOf('chain A'),
        topic: 'supplier',
        orgIds: [idOf('LA'), idOf('S2')],
      })
    stop()

    const account = await owner
      .selectFrom('userAccount')
      .selectAll()
      .where('login', '=', 'new@example.com')
      .executeTakeFirstOrThrow()
    const log = await owner
      .selectFrom('activity')
      .select(['tableName', 'userId', 'orgId'])
      .where('useCase', '=', 'identity.acceptInvitation')
      .where('tableName', '=', 'membership')
      .execute()
    expect(log).toEqual([{ tableName: 'membership', userId: account.id, orgId: idOf('S2') }])
  })

  test('a supplier invites its own supplier and its own colleagues', async () => {
    const tier2 = await invite(actorOf('S1'), { orgId: idOf('T1') })
    await accept(tier2.link)
    expect(await statusOf('T1')).toBe('active')
    const colleague = await invite(actorOf('S1'), { login: '13900139000', role: 'viewer' })
    expect(colleague.mailed).toBe(false)
    const { sessionId } = await accept(colleague.link)
    expect((await resolve(sessionId)).actor).toMatchObject({ orgId: idOf('S1'), role: 'viewer' })
    const { rows } = await runtime.execute(listMembers, callAs(actorOf('S1')), { q: '139' })
    expect(rows).toMatchObject([{ name: '王新', login: '13900139000', role: 'viewer' }])
  })

  test('who has an account gives its password and gains the membership', async () => {
    const { link } = await invite(actorOf('LA'), { orgId: idOf('S2'), login: loginOf('S3') })
    expect(await runtime.execute(openInvitation, nobody(), { token: tokenOf(link) })).toMatchObject({
      hasAccount: true,
    })
    await expect(accept(link, 'Wrong-Password-1')).rejects.toMatchObject({ code: 'wrong-login' })
    expect(await statusOf('S2')).toBe('invited')
    const { sessionId } = await accept(link)
    const { actor, session } = await resolve(sessionId)
    expect(actor).toMatchObject({ userId: idOf('user S3'), orgId: idOf('S2') })
    expect(session!.memberships.map(({ orgId }) => orgId).sort()).toEqual([idOf('S2'), idOf('S3')].sort())
  })

  test('guessing that password is throttled like signing in', async () => {
    const { link } = await invite(actorOf('LA'), { orgId: idOf('S2'), login: loginOf('S3') })
    for (let i = 0; i < 5; i += 1) await accept(link, 'Wrong-Password-1').catch(() => undefined)
    await expect(accept(link)).rejects.toMatchObject({ code: 'too-many-attempts' })
    await expect(
      runtime.execute(signIn, nobody(), { login: loginOf('S3'), password: goodPassword }),
    ).rejects.toMatchObject({ code: 'too-many-attempts' })
  })

  test('a landing outside of this site becomes the home page', async () => {
    const { link } = await invite(actorOf('LA'), { orgId: idOf('S2'), landing: '//evil.example/x' })
    expect((await accept(link)).landing).toBe('/')
  })
})

describe('a link', () => {
  test('is kept as a hash only', async () => {
    const { link } = await invite(actorOf('LA'), { orgId: idOf('S2') })
    const kept = await owner.selectFrom('invitation').selectAll().execute()
    const log = await owner.selectFrom('activity').selectAll().where('tableName', '=', 'invitation').execute()
    expect(JSON.stringify([kept, log])).not.toContain(tokenOf(link))
    expect(JSON.stringify(log)).not.toContain(kept[0]!.tokenHash)
  })

  const expired = { code: 'link-expired' }
  const dead = async (link: string) => {
    await expect(runtime.execute(openInvitation, nobody(), { token: tokenOf(link) })).rejects.toMatchObject(
      expired,
    )
    await expect(accept(link)).rejects.toMatchObject(expired)
  }

  test('works once', async () => {
    const { link } = await invite(actorOf('LA'), { orgId: idOf('S2') })
    await accept(link)
    await dead(link)
  })

  test('works once also when two come at the same moment', async () => {
    const { link } = await invite(actorOf('LA'), { orgId: idOf('S2') })
    const results = await Promise.allSettled([accept(link), accept(link)])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test('is dead after 14 days', async () => {
    const day = 24 * 60 * 60_000
    const old = await invite(
      actorOf('LA'),
      { orgId: idOf('S2') },
      { now: new Date(Date.now() - 14 * day - 1000) },
    )
    await dead(old.link)
    await owner.deleteFrom('invitation').execute()
    const young = await invite(actorOf('LA'), { orgId: idOf('S2') }, { now: new Date(Date.now() - 13 * day) })
    await expect(accept(young.link)).resolves.toBeTruthy()
  })

  test('is dead when taken back, and taking back twice says so', async () => {
    const { link, invitationId } = await invite(actorOf('LA'), { orgId: idOf('S2') })
    await runtime.execute(revokeInvitation, callAs(actorOf('LA')), { invitationId })
    await dead(link)
    await expect(
      runtime.execute(revokeInvitation, callAs(actorOf('LA')), { invitationId }),
    ).rejects.toMatchObject({ code: 'not-allowed-now' })
  })

  test('is dead when a newer one was sent', async () => {
    const first = await invite(actorOf('LA'), { orgId: idOf('S2') })
    const again = await runtime.execute(resendInvitation, callAs(actorOf('LA')), {
      invitationId: first.invitationId,
    })
    await dead(first.link)
    const third = await invite(actorOf('LA'), { orgId: idOf('S2') })
    expect(third.invitationId).toBe(first.invitationId)
    await dead(again.link)
    await expect(accept(third.link)).resolves.toBeTruthy()
  })

  test('is dead when the one who sent it has left', async () => {
    const { link } = await invite(actorOf('LA'), { orgId: idOf('S2') })
    const membership = { userId: idOf('user LA'), orgId: idOf('LA'), role: 'admin' }
    await owner.deleteFrom('membership').where('userId', '=', membership.userId).execute()
    await dead(link)
    await owner.insertInto('membership').values(membership).execute()
  })

  test('a weak password is refused and does not use it up', async () => {
    const { link } = await invite(actorOf('LA'), { orgId: idOf('S2') })
    await expect(accept(link, 'weak')).rejects.toMatchObject({ code: 'weak-password' })
    await expect(accept(link)).resolves.toBeTruthy()
  })
})

describe('who may invite', () => {
  test('nobody brings a person into an organization that has people of its own', async () => {
    const first = await invite(actorOf('LA'), { orgId: idOf('S2'), login: 'new1@example.com' })
    const second = await invite(actorOf('LA'), { orgId: idOf('S2'), login: 'new2@example.com' })
    await accept(first.link)
    await expect(accept(second.link)).rejects.toMatchObject({ code: 'not-allowed-now' })
    expect(
      await owner.selectFrom('userAccount').select('id').where('login', '=', 'new2@example.com').execute(),
    ).toEqual([])
    await expect(
      invite(actorOf('LA'), { orgId: idOf('S2'), login: 'new3@example.com' }),
    ).rejects.toMatchObject({
      code: 'not-allowed-now',
    })
  })

  test('two first guests at the same moment: one comes in', async () => {
    const links = []
    for (const login of ['new1@example.com', 'new2@example.com']) {
      links.push((await invite(actorOf('LA'), { orgId: idOf('S2'), login })).link)
    }
    const results = await Promise.allSettled(links.map((link) => accept(link)))
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test('the first person of a supplier is its administrator, whatever was asked', async () => {
    const { link } = await invite(actorOf('LA'), { orgId: idOf('S2'), role: 'viewer' })
    expect((await resolve((await accept(link)).sessionId)).actor).toMatchObject({ role: 'admin' })
  })

  test('managers invite suppliers, administrators also colleagues, others nobody', async () => {
    await expect(invite(actorOf('LA', 'manager'), { orgId: idOf('S2') })).resolves.toBeTruthy()
    await expect(invite(actorOf('LA', 'manager'))).rejects.toMatchObject({ code: 'forbidden' })
    await expect(invite(actorOf('LA', 'member'), { orgId: idOf('S2') })).rejects.toMatchObject({
      code: 'forbidden',
    })
    const { invitationId } = await invite(actorOf('LA'))
    for (const useCase of [resendInvitation, revokeInvitation] as const) {
      await expect(
        runtime.execute(useCase as typeof revokeInvitation, callAs(actorOf('LA', 'manager')), {
          invitationId,
        }),
      ).rejects.toMatchObject({ code: 'forbidden' })
    }
    await expect(invite(actorOf('CA'))).resolves.toBeTruthy()
  })

  test.each([
    ['S2', 'S1'],
    ['S2', 'LA'],
    ['LA', 'S3'],
    ['CA', 'S2'],
  ] as const)('%s cannot invite into %s', async (who, foreign) => {
    await expect(invite(actorOf(who), { orgId: idOf(foreign) })).rejects.toMatchObject({
      code: expect.stringMatching(/^(not-found|forbidden|not-allowed-now)$/),
    })
    expect(await owner.selectFrom('invitation').select('id').execute()).toEqual([])
  })

  test('a login that is none is refused beside its field; a colleague who is one already, too', async () => {
    await expect(invite(actorOf('LA'), { login: 'nonsense' })).rejects.toMatchObject({
      code: 'invalid-input',
      fields: [{ path: 'login' }],
    })
    await expect(invite(actorOf('LA'), { login: loginOf('LA') })).rejects.toMatchObject({
      code: 'not-allowed-now',
    })
  })

  test('the list shows the own invitations with their state', async () => {
    const { link } = await invite(actorOf('LA'), { orgId: idOf('S2'), name: '甲' })
    const { invitationId } = await invite(actorOf('LA'), { login: 'new2@example.com', name: '乙' })
    await invite(actorOf('S1'), { login: 'new3@example.com' })
    await accept(link)
    await runtime.execute(revokeInvitation, callAs(actorOf('LA')), { invitationId })
    const { rows, total } = await runtime.execute(listInvitations, callAs(actorOf('LA')), { sort: 'name' })
    expect(total).toBe(2)
    expect(rows.map(({ name, state }) => [name, state])).toEqual([
      ['甲', 'accepted'],
      ['乙', 'revoked'],
    ])
    const open = await runtime.execute(listInvitations, callAs(actorOf('LA')), { state: 'open' })
    expect(open.total).toBe(0)
  })
})

test('what hands out a session is not in the API', () => {
  const paths = Object.keys((describeApi(useCases, 'https://q.example.com') as { paths: object }).paths)
  const hidden = ['identity.signIn', 'identity.acceptInvitation', 'identity.listMail', 'identity.getMail']
  for (const name of hidden) {
    expect(paths).not.toContain(`/api/trpc/${name}`)
    expect(expose(useCases)._def.procedures).not.toHaveProperty(name)
  }
  expect(paths).toContain('/api/trpc/identity.signOut')
  expect(expose(useCases)._def.procedures).toHaveProperty(['identity.signOut'])
})
