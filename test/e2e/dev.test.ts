import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePort } from '#db/embedded/process.ts'
import { environmentFor } from '#server/config.ts'
import { chinese, launchBrowser } from '#test/support/browser.ts'

/* `npm run dev`: what Vite serves on the fly comes alive in a browser (the other tests run the production build). */
const dataDir = mkdtempSync(join(tmpdir(), 'chainq-dev-'))
let child: ChildProcess
let ended: Promise<void>
let said = ''

beforeAll(async () => {
  // What Vitest sets for itself would speak to Vite and to our settings.
  const own = { VITEST: undefined, TEST: undefined, BASE_URL: undefined, NODE_ENV: undefined }
  child = spawn(process.execPath, ['--import', 'tsx', 'scripts/dev.ts'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: environmentFor({ ...own, DATA_DIR: dataDir, PORT: String(await freePort()), LOG_LEVEL: 'warn' }),
  })
  ended = new Promise((done) => child.once('exit', () => done()))
  for (const stream of [child.stdout!, child.stderr!]) stream.on('data', (part) => (said += part))
})
afterAll(async () => {
  child.kill('SIGINT')
  await ended
  rmSync(dataDir, { recursive: true, force: true })
})

test('the login page of the development server comes alive without an error', async () => {
  const address = await Promise.race([addressSaid(), ended.then(() => null)])
  expect(address, said).not.toBeNull()
  const browser = await launchBrowser()
  try {
    const page = await (await browser.newContext(chinese)).newPage()
    const faults: string[] = []
    page.on('pageerror', (error) => faults.push(error.message))
    await page.goto(`${address}/login`, { timeout: 120_000 })
    await page.locator('html[data-ready=true]').waitFor({ timeout: 120_000 })
    expect(faults).toEqual([])
    expect(said).not.toMatch(/\[ERROR\]|error while updating dependencies/)
  } finally {
    await browser.close()
  }
})

async function addressSaid(): Promise<string> {
  for (;;) {
    const address = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0]
    if (address) return address
    await new Promise((later) => setTimeout(later, 100))
  }
}
