import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
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
        const width = await page.evaluate(() => [
          document.documentElement.scrollWidth,
          // A phone widens its window to what overflows; its screen stays.
          Math.min(window.innerWidth, window.screen.width),
        ])
        if (width[0]! > width[1]!) faults.push(`${path} is wider than the screen: ${width.join(' > ')}`)
      },
      { within: new RegExp(`^/(${workspace}|account)(/|$)`), skip },
    )
    expect(faults).toEqual([])
    expect(seen.length).toBeGreaterThan(4)
    await context.close()
  })
})

test('lists come as Excel', async () => {
  const { login, password } = demoLogins[0]!
  const context = await browser.newContext({ ...chinese, ...desktop })
  const page = await context.newPage()
  await page.goto(`${address}/login`)
  await page.locator('input[name=login]:not([type=hidden])').fill(login)
  await page.locator('input[name=password]:not([type=hidden])').fill(password)
  await Promise.all([page.waitForURL((url) => url.pathname !== '/login'), page.keyboard.press('Enter')])
  for (const list of ['suppliers', 'audits', 'actions', 'scores', 'standards', 'digital']) {
    const answer = await context.request.get(`${address}/lead/${list}?export=xlsx`)
    expect(answer.headers()['content-disposition'], list).toContain('.xlsx')
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load((await answer.body()) as unknown as ArrayBuffer)
    expect(workbook.worksheets[0]?.rowCount, list).toBeGreaterThan(1)
  }
  await context.close()
})
