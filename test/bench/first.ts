import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import pg from 'pg'
import { createPool } from '#db/connect.ts'
import { demoLogins } from '#db/demo/logins.ts'
import { launchBrowser, phone } from '#test/support/browser.ts'
import { startDemo } from '../../scripts/start/demo.ts'
import { changeToPage } from './first/change-to-page.ts'
import { requestsPerSecond } from './first/load.ts'
import { signIn } from './first/sign-in.ts'

/*
 * `npm run bench:first`: the figures of the first step. Ratios are measured in one run on one machine; the absolute
 * numbers are only this machine's.
 */
const root = mkdtempSync(join(tmpdir(), 'chainq-bench-'))
const undo: (() => Promise<void> | void)[] = [() => rmSync(root, { recursive: true, force: true })]
const line = (what: string, value: string) => console.log(`${what.padEnd(58)} ${value}`)
const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`

try {
  await starts()
  const demo = await startDemo({
    dataDir: join(root, 'demo'),
    quiet: true,
    session: { atEnd: (end) => void undo.push(end), fail: (reason) => console.error(reason) },
  })
  const cookies = Object.fromEntries(
    await Promise.all(
      demoLogins.map(async ({ workspace, login, password }) => [
        workspace,
        await signIn(demo.address, login, password),
      ]),
    ),
  ) as Record<'lead' | 'supply' | 'review', string>
  const { times, path } = await changeToPage(demo, cookies)
  times.sort((a, b) => a - b)
  line(
    'Committed answer → chain page told (median, worst of 20)',
    `${times[10]!.toFixed(0)} ms, ${times.at(-1)!.toFixed(0)} ms`,
  )
  await homePages(demo, cookies)
  await answerPage(demo.address, path)
} finally {
  for (const end of undo.reverse()) await end()
}
process.exit()

/** From the command to the first page answered: with nothing there but the build, and the second time. */
async function starts(): Promise<void> {
  const dataDir = join(root, 'start')
  for (const name of [
    'Cold start (empty folder, build there) → first page',
    'Warm start (second) → first page',
  ]) {
    const begun = performance.now()
    const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/start.ts'], {
      env: { ...process.env, DATA_DIR: dataDir, LOG_LEVEL: 'warn', NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const address = await addressOf(child)
    const page = await fetch(`${address}/login`)
    await page.text()
    line(name, `${seconds(performance.now() - begun)}${page.ok ? '' : ` (status ${page.status})`}`)
    const ended = new Promise((done) => child.once('exit', done))
    child.kill('SIGINT')
    await ended
  }
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    let said = ''
    child.stdout!.on('data', (chunk) => {
      said += chunk
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0]
      if (address) found(address)
    })
    child.once('exit', () => failed(new Error(`did not start: ${said}`)))
  })
}

/** Each home page at 20 connections, beside a bare handler that runs the very same SQL and returns JSON. */
async function homePages(
  demo: Awaited<ReturnType<typeof startDemo>>,
  cookies: Record<'lead' | 'supply' | 'review', string>,
): Promise<void> {
  for (const workspace of ['lead', 'supply', 'review'] as const) {
    const url = `${demo.address}/${workspace}`
    const units = await recordSql(() => fetch(url, { headers: { cookie: cookies[workspace] } }))
    const bare = await bareHandler(demo.loginUrl, units)
    const page = await requestsPerSecond(url, cookies[workspace])
    const json = await requestsPerSecond(bare.address)
    await bare.stop()
    line(
      `/${workspace} pages/s beside bare SQL + JSON (20 connections)`,
      `${page.toFixed(0)} : ${json.toFixed(0)} = ${(page / json).toFixed(2)} (${units.flatMap(({ statements }) => statements).length} statements)`,
    )
  }
}

/** What one connection runs from its checkout to its return: a transaction, or one statement on its own. */
type Unit = { startOptions: string | undefined; statements: { text: string; values: unknown[] }[] }

/** The SQL of one request as it goes to the server, unit by unit in the order in which they begin. */
async function recordSql(request: () => Promise<Response>): Promise<Unit[]> {
  const units: Unit[] = []
  const open = new Map<pg.Client, Unit>()
  const original = pg.Client.prototype.query
  pg.Client.prototype.query = function record(this: pg.Client, ...args: unknown[]) {
    const [first, second] = args
    const text = typeof first === 'string' ? first : (first as { text: string }).text
    const values = (second as unknown[]) ?? (first as { values?: unknown[] }).values ?? []
    if (!/bullmq|queue\./i.test(text)) {
      let unit = open.get(this)
      if (!unit) {
        unit = { startOptions: startOptionsOf(this), statements: [] }
        units.push(unit)
      }
      unit.statements.push({ text, values: Array.isArray(values) ? values : [] })
      if (/^begin/i.test(text)) open.set(this, unit)
      if (/^(commit|rollback)/i.test(text)) open.delete(this)
    }
    return (original as (...all: unknown[]) => unknown).apply(this, args)
  } as typeof original
  try {
    const response = await request()
    await response.text()
    if (!response.ok) throw new Error(`status ${response.status}`)
  } finally {
    pg.Client.prototype.query = original
  }
  return units
}

function startOptionsOf(client: pg.Client): string | undefined {
  return (client as unknown as { connectionParameters: { options?: string } }).connectionParameters.options
}

/** Runs the units in order on pools like the product's, and answers with all their rows. */
async function bareHandler(loginUrl: string, units: readonly Unit[]) {
  const pools = new Map<string | undefined, pg.Pool>()
  for (const { startOptions } of units) {
    if (pools.has(startOptions)) continue
    pools.set(startOptions, createPool({ url: loginUrl, max: startOptions ? 4 : 10, startOptions }))
  }
  const run = async ({ startOptions, statements }: Unit) => {
    const client = await pools.get(startOptions)!.connect()
    try {
      const rows: unknown[] = []
      for (const { text, values } of statements) {
        const result = values.length > 0 ? await client.query(text, values) : await client.query(text)
        rows.push(Array.isArray(result) ? [] : result.rows)
      }
      return rows
    } finally {
      client.release()
    }
  }
  const server = createServer(async (_, response) => {
    try {
      const all: unknown[] = []
      for (const unit of units) all.push(await run(unit))
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify(all))
    } catch (error) {
      response.statusCode = 500
      response.end(String(error))
    }
  })
  const stop = async () => {
    await new Promise((closed) => {
      server.close(closed)
      server.closeAllConnections()
    })
    for (const pool of pools.values()) await pool.end()
  }
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const probe = await fetch(address)
  const said = await probe.text()
  if (!probe.ok) {
    await stop()
    throw new Error(`the bare handler fails: ${said}`)
  }
  return { address, stop }
}

/** Compressed JavaScript of the supplier's answer page, and how soon it can be used on a slow phone. */
async function answerPage(address: string, path: string): Promise<void> {
  const browser = await launchBrowser()
  undo.push(() => browser.close())
  const context = await browser.newContext({ ...phone, locale: 'zh-CN' })
  const page = await context.newPage()
  const supply = demoLogins.find(({ workspace }) => workspace === 'supply')!
  const cookie = await signIn(address, supply.login, supply.password)
  const [name, value] = cookie.split('=') as [string, string]
  await context.addCookies([{ name, value, url: address }])
  const scripts = new Map<string, { wire: number; gzip: number }>()
  page.on('response', async (response) => {
    if (response.request().resourceType() !== 'script') return
    const sizes = await response
      .request()
      .sizes()
      .catch(() => null)
    const body = await response.body().catch(() => Buffer.alloc(0))
    scripts.set(response.url(), { wire: sizes?.responseBodySize ?? 0, gzip: gzipSync(body).length })
  })
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: (1.6 * 1024 * 1024) / 8,
    uploadThroughput: (750 * 1024) / 8,
  })
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  const begun = performance.now()
  await page.goto(`${address}${path}`, { waitUntil: 'commit' })
  await page.locator('input[type=radio]').first().waitFor({ state: 'attached' })
  const readable = performance.now() - begun
  await page.waitForFunction(() => document.documentElement.dataset.ready === 'true', undefined, {
    timeout: 60_000,
  })
  const usable = performance.now() - begun
  await page.waitForTimeout(500)
  const total = (key: 'wire' | 'gzip') => [...scripts.values()].reduce((sum, one) => sum + one[key], 0)
  line(
    'Answer page: compressed JavaScript (on the wire; gzip)',
    `${kb(total('wire'))}; ${kb(total('gzip'))} in ${scripts.size} files`,
  )
  line(
    'Answer page on a slow phone (1.6 Mbit/s, 150 ms, CPU / 4)',
    `form there ${seconds(readable)}, script ready ${seconds(usable)}`,
  )
}

function kb(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`
}
