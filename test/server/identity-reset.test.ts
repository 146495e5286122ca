import type { Kysely } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { connect } from '#db/connect.ts'
import type { DB } from '#db/schema.generated.ts'
import { getMail } from '#server/identity/get-mail.ts'
import { listMail } from '#server/identity/list-mail.ts'
import { openPasswordReset } from '#server/identity/open-password-reset.ts'
import { requestPasswordReset } from '#server/identity/request-password-reset.ts'
import { resetPassword } from '#server/identity/reset-password.ts'
import { resolveSession } from '#server/identity/session-view.ts'
import { signIn } from '#server/identity/sign-in.ts'
import type { Runtime } from '#server/runtime/runtime.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { callAs, givePasswords, loginOf, nobody, signInAs } from '#test/support/identity.ts'
import { createTestRuntime } from '#test/support/runtime.ts'
import { actorOf, createWorld, idOf } from '#test/support/world.ts'

let database: TestDatabase
let owner: Kysely<DB>
let runtime: Runtime

beforeAll(async () => {
  database = await createTestDatabase()
  owner = connect({ url: database.ownerUrl, max: 2 })
  await createWorld(owner)
  await givePasswords(owner, 'S1')
  runtime = await createTestRuntime(database)
})
beforeEach(async () => {
  await owner.deleteFrom('loginThrottle').execute()
  await owner.deleteFrom('passwordReset').execute()
  await owner.deleteFrom('mail').execute()
})
afterAll(async () => {
  await runtime?.close()
  await owner?.destroy()
  await database?.drop()
})

const ask = (login: string, change = {}) => runtime.execute(requestPasswordReset, nobody(change), { login })
const mails = () => owner.selectFrom('mail').selectAll().orderBy('createdAt').execute()
async function askForToken(change = {}): Promise<string> {
  await ask(loginOf('S1'), change)
  const { link } = (await mails()).at(-1)!
  return /^\/reset\/([\w-]{43})$/.exec(link!)![1]!
}
const choose = (token: string, password = 'Another-Word-9') =>
  runtime.execute(resetPassword, nobody(), { token, password })

describe('asking for a reset', () => {
  test('answers the same whether there is such an account or not', async () => {
    expect(await ask(loginOf('S1'))).toEqual({})
    expect(await ask('nobody@example.com')).toEqual({})
    expect(await ask('nonsense')).toEqual({})
    const [mail, ...others] = await mails()
    expect(others).toEqual([])
    expect(mail).toMatchObject({
      toAddress: 's1@example.com',
      kind: 'password-reset',
      orgId: null,
      chainId: null,
    })
  })

  test('writes in the language of the account', async () => {
    await ask(loginOf('S1'))
    await owner.updateTable('userAccount').set({ locale: 'en' }).where('id', '=', idOf('user S1')).execute()
    await ask(loginOf('S1'))
    expect((await mails()).map(({ subject }) => subject)).toEqual([
      '重置您的链质 ChainQ 密码',
      'Reset your ChainQ password',
    ])
  })

  test('keeps only a hash of the link, and stops after three mails an hour', async () => {
    const token = await askForToken()
    const kept = await owner.selectFrom('passwordReset').selectAll().execute()
    expect(JSON.stringify(kept)).not.toContain(token)
    for (let i = 0; i < 4; i += 1) await ask(loginOf('S1'))
    expect(await mails()).toHaveLength(3)
  })

  test('by somebody signed in elsewhere does not show the link to that organization', async () => {
    await runtime.execute(requestPasswordReset, callAs(actorOf('LA')), { login: loginOf('S1') })
    expect(await mails()).toMatchObject([{ orgId: null, chainId: null }])
  })

  test('goes to the mail address of an account that signs in with a mobile number', async () => {
    const account = { login: '13800138000', mobile: '13800138000', name: '手机用户' }
    await owner.insertInto('userAccount').values(account).execute()
    await ask('138-0013-8000')
    expect(await mails()).toEqual([])
    await owner
      .updateTable('userAccount')
      .set({ email: 'm@example.com' })
      .where('login', '=', account.login)
      .execute()
    await ask('138-0013-8000')
    expect(await mails()).toMatchObject([{ toAddress: 'm@example.com' }])
  })
})

describe('choosing a new password', () => {
  test('works once, ends every session and every other link, and lifts a lock', async () => {
    await givePasswords(owner, 'S1')
    const { sessionId } = await signInAs(runtime, 'S1')
    for (let i = 0; i < 5; i += 1) {
      await runtime.execute(signIn, nobody(), { login: loginOf('S1'), password: 'x' }).catch(() => undefined)
    }
    const other = await askForToken()
    const token = await askForToken()
    expect(await runtime.execute(openPasswordReset, nobody(), { token })).toMatchObject({
      login: loginOf('S1'),
    })
    await choose(token)
    expect((await resolveSession(runtime.services, sessionId, 'test')).actor.kind).toBe('anonymous')
    await expect(
      runtime.execute(signIn, nobody(), { login: loginOf('S1'), password: 'Another-Word-9' }),
    ).resolves.toBeTruthy()
    for (const used of [token, other]) {
      await expect(choose(used, 'Third-Word-7')).rejects.toMatchObject({ code: 'link-expired' })
      await expect(runtime.execute(openPasswordReset, nobody(), { token: used })).rejects.toMatchObject({
        code: 'link-expired',
      })
    }
  })

  test('works once also when two come at the same moment', async () => {
    const token = await askForToken()
    const results = await Promise.allSettled([choose(token, 'First-Word-1'), choose(token, 'Second-Word-2')])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test('is refused after an hour, with an unknown link, and for a disabled account', async () => {
    const token = await askForToken({ now: new Date(Date.now() - 61 * 60_000) })
    await expect(choose(token)).rejects.toMatchObject({ code: 'link-expired' })
    await expect(choose('a-link-that-nobody-was-sent-0123456789')).rejects.toMatchObject({
      code: 'link-expired',
    })
    const fresh = await askForToken()
    await owner
      .updateTable('userAccount')
      .set({ disabledAt: new Date() })
      .where('id', '=', idOf('user S1'))
      .execute()
    await expect(choose(fresh)).rejects.toMatchObject({ code: 'link-expired' })
    await owner.updateTable('userAccount').set({ disabledAt: null }).execute()
  })

  test('a weak password is refused and does not use the link up', async () => {
    const token = await askForToken()
    await expect(choose(token, 'weak')).rejects.toMatchObject({ code: 'weak-password' })
    await expect(choose(token, 'S1@example.com')).rejects.toMatchObject({ code: 'weak-password' })
    await expect(choose(token)).resolves.toEqual({})
  })
})

describe('the local mailbox', () => {
  test('shows the mails of the demo, searchable', async () => {
    await ask(loginOf('S1'))
    await owner
      .insertInto('mail')
      .values({ kind: 'test', toAddress: 'x@example.com', subject: '100% done', body: 'b' })
      .execute()
    const { rows, total } = await runtime.execute(listMail, nobody(), { q: 's1@' })
    expect(total).toBe(1)
    expect((await runtime.execute(listMail, nobody(), { q: '0% d' })).total).toBe(1)
    expect((await runtime.execute(listMail, nobody(), { q: '1_0' })).total).toBe(0)
    const mail = await runtime.execute(getMail, nobody(), { mailId: rows[0]!.id })
    expect(mail.link).toMatch(/^\/reset\//)
  })

  test.each([
    ['outside the demo', { demo: false }],
    ['with a mail server', { smtpUrl: 'smtp://127.0.0.1:1' }],
  ])('is not there %s', async (_, config) => {
    await ask(loginOf('S1'))
    const [mail] = await mails()
    const closed = await createTestRuntime(database, { config })
    await expect(closed.execute(listMail, nobody(), {})).rejects.toMatchObject({ code: 'not-found' })
    await expect(closed.execute(getMail, nobody(), { mailId: mail!.id })).rejects.toMatchObject({
      code: 'not-found',
    })
    await closed.close()
  })
})
