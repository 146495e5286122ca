import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoLogins } from '#db/demo/logins.ts'
import { seriousFaults } from '#test/support/axe.ts'
import { chinese, desktop, launchBrowser, phone } from '#test/support/browser.ts'
import { crawl } from '#test/support/crawl.ts'
import { startDemo } from '../../scripts/start/demo.ts'

/*
 * Every kind of page that links lead to, as each of the three users, on the demo chain: it answers, its console is
 * silent, and axe finds no serious fault.
 */
const undo: (() => Promise<void> | void)[] = []
let address: string
let browser: Browser

beforeAll(async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'chainq-e2e-'))
  undo.push(() => rmSync(dataDir, { recursive: true, force: true }))
  const demo = await startDemo({
    dataDir,
    quiet: true,
    session: { atEnd: (end) => void undo.push(end), fail: (reason) => console.error(reason) },
  })
  address = demo.address
  browser = await launchBrowser()
  undo.push(() => browser.close())
})
afterAll(async () => {
  for (const end of undo.reverse()) await end()
})

const skip = /\/(file|template|export)$|^\/(evidence|api)\//

describe.each(demoLogins)('$workspace', ({ workspace, login, password }) => {
  test.each([
    ['phone', phone],
    ['desktop', desktop],
  ] as const)('every page on a %s', async (_, size) => {
    const context = await browser.newContext({ ...chinese, ...size })
    const page = await context.newPage()
    const faults: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(`${page.url()} console: ${message.text()}`)
    })
    page.on('pageerror', (error) => faults.push(`${page.url()} error: ${error.message}`))
    page.on('response', (response) => {
      if (response.status() >= 400) faults.push(`${response.status()} ${response.url()}`)
    })
    await page.goto(`${address}/login`)
    await page.locator('input[name=login]:not([type=hidden])').fill(login)
    await page.locator('input[name=password]:not([type=hidden])').fill(password)
    await Promise.all([
      page.waitForURL((url) => url.pathname === `/${workspace}`),
      page.keyboard.press('Enter'),
    ])
    const seen = await crawl(
      page,
      [`/${workspace}`, '/account'],
      async (path) => {
        if ((await page.content()).includes('\uFFFD')) faults.push(`${path} shows a replacement sign`)
        for (const fault of await seriousFaults(page)) faults.push(`${path} ${fault}`)
        const width = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth])
        if (width[0]! > width[1]!) faults.push(`${path} is wider than the screen: ${width.join(' > ')}`)
      },
      { within: new RegExp(`^/(${workspace}|account)(/|$)`), skip },
    )
    expect(faults).toEqual([])
    expect(seen.length).toBeGreaterThan(4)
    await context.close()
  })
})

test("a change by the supplier reaches the committee's open page by itself", async () => {
  const open = async (workspace: string) => {
    const { login, password } = demoLogins.find((one) => one.workspace === workspace)!
    const context = await browser.newContext({ ...chinese, ...desktop })
    const page = await context.newPage()
    await page.goto(`${address}/login`)
    await page.locator('input[name=login]:not([type=hidden])').fill(login)
    await page.locator('input[name=password]:not([type=hidden])').fill(password)
    await Promise.all([
      page.waitForURL((url) => url.pathname === `/${workspace}`),
      page.keyboard.press('Enter'),
    ])
    return page
  }
  const committee = await open('review')
  const supplier = await open('supply')
  const before = await committee.locator('main').textContent()
  const now = new Date()
  const response = await supplier.request.post(`${address}/api/trpc/digital.report`, {
    headers: { origin: address },
    data: {
      period: `${now.getUTCFullYear()}Q${Math.floor(now.getUTCMonth() / 3) + 1}`,
      ...{ equipmentTotal: 100, equipmentDigital: 1, equipmentNetworked: 1, coreProcessesInSystems: false },
      ...{ integratedFunctions: 0, platformServices: 0, evidenceOn: now.toISOString().slice(0, 10) },
    },
  })
  expect(response.status(), await response.text()).toBe(200)
  await expect
    .poll(() => committee.locator('main').textContent(), { timeout: 30_000, interval: 500 })
    .not.toBe(before)
})
