import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { connect } from '#db/connect.ts'
import type { DB } from '#db/schema.generated.ts'
import type { Config } from '#server/config.ts'
import type { Runtime } from '#server/runtime/runtime.ts'
import { createWebApp, type PageHandler } from '#server/web/app.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { givePasswords, signInAs } from '#test/support/identity.ts'
import { createTestRuntime } from '#test/support/runtime.ts'
import { createWorld, idOf, type Who } from '#test/support/world.ts'

/** A page that says who it was asked by; with `?signOut` it ends the session as a page would. */
const page: PageHandler = async (request, context) => {
  const headers = new Headers()
  if (new URL(request.url).searchParams.has('signOut')) {
    headers.append('set-cookie', context.runtime.services.sessions.cookie(null))
  }
  return Response.json(
    { actor: context.actor, address: context.client.address, locale: context.locale },
    { headers },
  )
}

let database: TestDatabase
let owner: Kysely<DB>
const open: (() => Promise<void>)[] = []

/** The product's web server with that page, listening on a port of its own. */
async function serve(options: { baseUrl?: string; config?: Partial<Config>; development?: boolean } = {}) {
  const server: Server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const runtime = await createTestRuntime(database, {
    baseUrl: options.baseUrl ?? address,
    config: options.config,
  })
  const app = createWebApp({ runtime, page, assets: null, development: options.development ?? false })
  server.on('request', getRequestListener(app.fetch))
  open.push(async () => {
    server.closeAllConnections()
    await new Promise((done) => server.close(done))
    await runtime.close()
  })
  return { address, runtime }
}

let plain: { address: string; runtime: Runtime }
let secure: { address: string; runtime: Runtime }

beforeAll(async () => {
  database = await createTestDatabase()
  owner = connect({ url: database.ownerUrl, max: 2 })
  await createWorld(owner)
  await givePasswords(owner, 'LA', 'S1', 'S2', 'CA', 'LB')
  plain = await serve()
  secure = await serve({ baseUrl: 'https://q.example.com' })
})
beforeEach(() => owner.deleteFrom('loginThrottle').execute())
afterAll(async () => {
  for (const close of open) await close()
  await owner?.destroy()
  await database?.drop()
})

async function cookieOf(who: Who, at = plain): Promise<string> {
  const { sessionId } = await signInAs(at.runtime, who)
  return at.runtime.services.sessions.cookie(sessionId).split(';')[0]!
}
const get = (path: string, headers: Record<string, string> = {}, at = plain) =>
  fetch(at.address + path, { headers, redirect: 'manual' })
const post = (path: string, headers: Record<string, string> = {}, at = plain) =>
  fetch(at.address + path, { method: 'POST', headers, redirect: 'manual' })

describe('probes', () => {
  test('tell that the process and its parts are there', async () => {
    expect(await (await get('/healthz')).json()).toEqual({ ok: true })
    const ready = await get('/readyz')
    expect(ready.status).toBe(200)
    expect(await ready.json()).toEqual({ database: true, migrations: true, queue: true })
  })

  test('are not ready when the database cannot be reached', async () => {
    const lone = await serve()
    expect((await get('/readyz', {}, lone)).status).toBe(200)
    await lone.runtime.services.db.destroy()
    const ready = await get('/readyz', {}, lone)
    expect(ready.status).toBe(503)
    expect(await ready.json()).toMatchObject({ database: false })
    expect((await get('/healthz', {}, lone)).status).toBe(200)
  })

  test('count requests', async () => {
    await get('/somewhere')
    const metrics = await (await get('/metrics')).text()
    expect(metrics).toMatch(/chainq_http_seconds_count\{method="GET",status="2xx"\} \d+/)
    expect(metrics).toContain('chainq_live_pages 0')
  })
})

describe('headers', () => {
  test('forbid framing, sniffing and foreign scripts', async () => {
    const { headers } = await get('/')
    const policy = headers.get('content-security-policy')!
    expect(policy).toMatch(/script-src 'self' 'nonce-[0-9a-f]{32}';/)
    expect(policy).not.toMatch(/script-src[^;]*unsafe/)
    for (const part of ["default-src 'self'", "object-src 'none'", "base-uri 'none'", "form-action 'self'"]) {
      expect(policy).toContain(part)
    }
    expect(policy).toContain("frame-ancestors 'none'")
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
    })
  })

  test('carry another nonce and request id each time', async () => {
    const answers = [await get('/'), await get('/'), await get('/')]
    const values = (name: string) => new Set(answers.map(({ headers }) => headers.get(name)))
    expect(values('content-security-policy').size).toBe(3)
    expect(values('x-request-id').size).toBe(3)
  })

  test('demand https only where the product is reached by https', async () => {
    expect((await get('/')).headers.get('strict-transport-security')).toBeNull()
    expect((await get('/')).headers.get('content-security-policy')).not.toContain('upgrade-insecure')
    const { headers } = await get('/', {}, secure)
    expect(headers.get('strict-transport-security')).toContain('max-age=31536000')
    expect(headers.get('content-security-policy')).toContain('upgrade-insecure-requests')
  })
})

describe('the session cookie', () => {
  const flags = (line: string) =>
    line
      .split('; ')
      .slice(1)
      .map((part) => part.toLowerCase())

  test('is out of reach of scripts and of other sites', () => {
    const line = plain.runtime.services.sessions.cookie('abc')
    expect(line).toMatch(/^chainq=abc;/)
    expect(flags(line)).toEqual(expect.arrayContaining(['httponly', 'samesite=lax', 'path=/']))
    expect(flags(line)).not.toContain('secure')
  })

  test('is bound to this host and to https behind https', () => {
    const line = secure.runtime.services.sessions.cookie('abc')
    expect(line).toMatch(/^__Host-chainq=abc;/)
    expect(flags(line)).toEqual(expect.arrayContaining(['httponly', 'samesite=lax', 'path=/', 'secure']))
    expect(line.toLowerCase()).not.toContain('domain=')
  })

  test('makes its owner the actor; an unknown one is taken away', async () => {
    const cookie = await cookieOf('S1')
    expect(await (await get('/', { cookie })).json()).toMatchObject({
      actor: { kind: 'supplier', orgId: idOf('S1') },
    })
    const unknown = await get('/', { cookie: 'chainq=unknown' })
    expect(await unknown.json()).toMatchObject({ actor: { kind: 'anonymous' } })
    expect(unknown.headers.getSetCookie()).toEqual([expect.stringMatching(/^chainq=; .*Max-Age=0/)])
  })

  test('is of no use to a site that is served by https when it lacks the prefix', async () => {
    const cookie = (await cookieOf('S1', secure)).replace('__Host-', '')
    expect(await (await get('/', { cookie }, secure)).json()).toMatchObject({ actor: { kind: 'anonymous' } })
  })

  test('is sent again when half of its life is over, but not over the word of the page', async () => {
    const cookie = await cookieOf('S1')
    expect((await get('/', { cookie })).headers.getSetCookie()).toEqual([])
    const grow = () =>
      owner
        .updateTable('userSession')
        .set({ expiresAt: new Date(Date.now() + 6 * 24 * 60 * 60_000) })
        .execute()
    await grow()
    expect((await get('/', { cookie })).headers.getSetCookie()).toEqual([
      expect.stringMatching(`^${cookie};`),
    ])
    await grow()
    expect((await get('/?signOut', { cookie })).headers.getSetCookie()).toEqual([
      expect.stringMatching(/^chainq=;/),
    ])
  })

  test('notes when it was last seen, every few minutes', async () => {
    const cookie = await cookieOf('S1')
    const before = '2026-01-01T00:00:00.000Z'
    await owner.updateTable('userSession').set({ seenAt: before }).execute()
    await get('/', { cookie })
    const { seenAt } = await owner
      .selectFrom('userSession')
      .select('seenAt')
      .where('id', '=', cookie.split('=')[1]!)
      .executeTakeFirstOrThrow()
    expect(Date.parse(seenAt)).toBeGreaterThan(Date.parse(before))
  })

  test('of somebody removed from the organization is a guest at the next request', async () => {
    const cookie = await cookieOf('S2')
    const membership = { userId: idOf('user S2'), orgId: idOf('S2'), role: 'admin' }
    await owner.deleteFrom('membership').where('userId', '=', membership.userId).execute()
    expect(await (await get('/', { cookie })).json()).toMatchObject({ actor: { kind: 'guest' } })
    await owner.insertInto('membership').values(membership).execute()
  })
})

describe('a write', () => {
  test('from another site is refused, with or without a cookie', async () => {
    const cookie = await cookieOf('S1')
    for (const headers of [
      { origin: 'https://evil.example', cookie },
      { origin: 'https://evil.example' },
      { origin: 'null', cookie },
      { 'sec-fetch-site': 'cross-site', cookie },
      { 'sec-fetch-site': 'same-site', cookie },
      { cookie },
    ] as Record<string, string>[]) {
      expect((await post('/', headers)).status, JSON.stringify(headers)).toBe(403)
    }
  })

  test('from our own pages passes, by its address or by the one people know', async () => {
    const cookie = await cookieOf('S1')
    expect((await post('/', { origin: plain.address, cookie })).status).toBe(200)
    expect((await post('/', { 'sec-fetch-site': 'same-origin', cookie })).status).toBe(200)
    expect((await post('/', { origin: 'https://q.example.com' }, secure)).status).toBe(200)
  })

  test('of a program without a cookie passes', async () => {
    expect((await post('/')).status).toBe(200)
  })

  test('through the API is guarded the same', async () => {
    const cookie = await cookieOf('S1')
    const path = '/api/trpc/identity.setLocale'
    const call = (headers: Record<string, string>) =>
      fetch(plain.address + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ locale: 'zh' }),
      })
    expect((await call({ cookie, origin: 'https://evil.example' })).status).toBe(403)
    expect((await call({ cookie, origin: plain.address })).status).toBe(200)
    expect((await call({ origin: plain.address })).status).toBe(401)
  })
})

describe('the caller', () => {
  const forwarded = { 'x-forwarded-for': '203.0.113.5, 198.51.100.9' }
  const addressAt = async (at: typeof plain, headers: Record<string, string> = {}) =>
    ((await (await get('/', headers, at)).json()) as { address: string }).address

  test('is known by the address of the connection unless a trusted proxy says otherwise', async () => {
    expect(await addressAt(plain, forwarded)).toBe('127.0.0.1')
    const one = await serve({ config: { trustProxy: 1 } })
    expect(await addressAt(one, forwarded)).toBe('198.51.100.9')
    expect(await addressAt(one)).toBe('127.0.0.1')
    const two = await serve({ config: { trustProxy: 2 } })
    expect(await addressAt(two, forwarded)).toBe('203.0.113.5')
  })

  test('reads in the language of the browser, Chinese without one', async () => {
    const locale = async (headers: Record<string, string>) =>
      ((await (await get('/', headers)).json()) as { locale: string }).locale
    expect(await locale({ 'accept-language': 'en-GB,en' })).toBe('en')
    expect(await locale({ 'accept-language': 'fr' })).toBe('zh')
    expect(await locale({ 'accept-language': 'en', cookie: 'cq_locale=zh' })).toBe('zh')
  })
})

describe('the API', () => {
  test('describes itself and answers in words', async () => {
    const api = (await (await get('/api/openapi.json')).json()) as { openapi: string; paths: object }
    expect(api.openapi).toBe('3.1.0')
    expect(Object.keys(api.paths)).toContain('/api/trpc/identity.listSessions')
    const answer = await get('/api/trpc/identity.listSessions?input=%7B%7D')
    expect(answer.status).toBe(401)
    expect(await answer.json()).toMatchObject({
      error: { message: '请先登录，再继续操作。', data: { reason: 'not-signed-in' } },
    })
    const signIn = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }
    expect((await fetch(`${plain.address}/api/trpc/identity.signIn`, signIn)).status).toBe(404)
  })
})

/** Listens like an open page; `heard` grows by the topics that come. */
async function listen(who: Who, topics: string) {
  const cookie = await cookieOf(who)
  const leave = new AbortController()
  const response = await fetch(`${plain.address}/events?topics=${topics}`, {
    headers: { cookie },
    signal: leave.signal,
  })
  const heard: string[] = []
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
  await reader.read() // ": listening"
  void (async () => {
    for (;;) {
      const { value, done } = await reader.read()
      if (done) return
      for (const [, topic] of value.matchAll(/^data: (.*)$/gm)) heard.push(topic!)
    }
  })().catch(() => undefined)
  return { heard, leave: () => leave.abort(), response }
}
const tell = (chain: 'A' | 'B', topic: string, ...orgs: Who[]) =>
  sql`select pg_notify('chainq_changed', ${JSON.stringify({
    chainId: idOf(`chain ${chain}`),
    topic,
    orgIds: orgs.map(idOf),
  })})`.execute(owner)

describe('live pages', () => {
  test('hear what concerns their own organization, in their chain, of their topics', async () => {
    const pages = {
      S1: await listen('S1', 'audit,end'),
      S2: await listen('S2', 'audit,end'),
      CA: await listen('CA', 'health,end'),
      LB: await listen('LB', 'audit,health,end'),
    }
    expect(pages.S1.response.headers.get('content-type')).toContain('text/event-stream')
    expect(pages.S1.response.headers.get('content-encoding')).toBeNull()
    await tell('A', 'audit:1', 'LA', 'S1')
    await tell('A', 'corrective', 'S1', 'S2')
    await tell('A', 'audit', 'S2')
    await tell('A', 'health', 'LA', 'CA')
    await tell('B', 'audit', 'LB')
    await tell('A', 'audit', 'LB')
    await tell('A', 'end', 'S1', 'S2', 'CA')
    await tell('B', 'end', 'LB')
    const heard = () => Object.fromEntries(Object.entries(pages).map(([who, page]) => [who, page.heard]))
    await expect.poll(heard).toEqual({
      S1: ['audit:1', 'end'],
      S2: ['audit', 'end'],
      CA: ['health', 'end'],
      LB: ['audit', 'end'],
    })
    for (const page of Object.values(pages)) page.leave()
  })

  test('look again at everything after the line to the database was down', async () => {
    const page = await listen('S1', 'audit')
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'chainq-listen' and datname = current_database()`.execute(owner)
    await expect.poll(() => page.heard, { timeout: 10_000 }).toEqual(['*'])
    page.leave()
  })

  test('are not for the anonymous', async () => {
    expect((await get('/events?topics=audit')).status).toBe(401)
  })
})
