import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { connect } from '#db/connect.ts'
import type { DB } from '#db/schema.generated.ts'
import { chinese, desktop, launchBrowser, phone } from '#test/support/browser.ts'
import { createTestDatabase } from '#test/support/database.ts'
import { givePasswords, goodPassword, loginOf } from '#test/support/identity.ts'
import { testConfig } from '#test/support/runtime.ts'
import { createWorld, idOf, type Who } from '#test/support/world.ts'
import { startProduct } from '../../scripts/start/product.ts'

/*
 * What was answered once is not asked again: a supplier on a phone opens an audit, finds four of five questions
 * prefilled, confirms them all without a signal, changes one, answers the fifth and submits; the auditor sees which
 * were confirmed. The tests build on one another, in this order.
 */
const undo: (() => unknown)[] = []
let owner: Kysely<DB>
let address: string
let browser: Browser
let supplier: Page
let auditor: Page
const faults: string[] = []
const auditId = idOf('audit to be answered once')
/** Another, answered without JavaScript. */
const plainId = idOf('audit to be answered once, plainly')
const before = idOf('audit signed LA-S1')

beforeAll(async () => {
  const database = await createTestDatabase()
  undo.push(database.drop)
  owner = connect({ url: database.ownerUrl, max: 2 })
  undo.push(() => owner.destroy())
  await createWorld(owner)
  await givePasswords(owner, 'LA', 'S1')
  await answeredBefore()
  const dataDir = mkdtempSync(join(tmpdir(), 'chainq-once-'))
  undo.push(() => rmSync(dataDir, { recursive: true, force: true }))
  const product = await startProduct({ config: testConfig({ dataDir }), loginUrl: database.loginUrl })
  undo.push(product.stop)
  address = product.address
  browser = await launchBrowser()
  undo.push(() => browser.close())
  supplier = await signedIn('S1', phone)
  auditor = await signedIn('LA', desktop)
})
afterAll(async () => {
  for (const end of undo.reverse()) await end()
})

// A chapter needs the ones before it; when one fails, the rest says so instead of waiting for what cannot come.
let broken: string | null = null
beforeEach(({ skip, task, onTestFailed }) => {
  skip(broken !== null, `after “${broken}”`)
  onTestFailed(async () => {
    broken = task.name
    for (const [name, page] of Object.entries({ supplier, auditor }))
      await page?.screenshot({ path: join(tmpdir(), `chainq-once-${name}.png`) }).catch(() => undefined)
  })
})

/** Four answers of an audit that was signed, one with a file, and a new audit that asks the same and one more. */
async function answeredBefore(): Promise<void> {
  const parties = {
    ...{ chainId: idOf('chain A'), issuerOrgId: idOf('LA'), subjectOrgId: idOf('S1'), sharedUp: true },
  }
  const answer = { ...parties, auditId: before, answeredBy: idOf('user S1') }
  await owner
    .insertInto('selfAnswer')
    .values(
      [1, 2, 3, 4].map((n) => ({ ...answer, questionId: `p7-${n}`, score: 8, remark: `以前的说明 ${n}` })),
    )
    .execute()
  await owner
    .insertInto('evidence')
    .values({
      ...parties,
      ...{ auditId: before, questionId: 'p7-1', orgId: idOf('S1'), fileName: '顾客反馈台账.pdf' },
      ...{ sha256: 'a'.repeat(64), mediaType: 'application/pdf', bytes: 4 },
    })
    .execute()
  await owner
    .insertInto('audit')
    .values(
      [
        { id: auditId, number: 'PA-2026-777', scope: ['p7'] },
        { id: plainId, number: 'PA-2026-778', scope: ['p7', 'p5'] },
      ].map((one) => ({
        ...{ ...parties, ...one, standardVersionId: idOf('version A'), title: '再次审核' },
        ...{ state: 'launched', dueOn: '2099-12-31' },
      })),
    )
    .execute()
}

async function signedIn(who: Who, options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext({ ...chinese, ...options })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  page.on('pageerror', (error) => faults.push(`${page.url()} ${error.message}`))
  page.on('response', (response) => {
    if (response.status() >= 500) faults.push(`${response.status()} ${response.url()}`)
  })
  await page.goto(`${address}/login`)
  await page.locator('input[name=login]:not([type=hidden])').fill(loginOf(who))
  await page.locator('input[name=password]:not([type=hidden])').fill(goodPassword)
  await Promise.all([page.waitForURL((url) => url.pathname !== '/login'), page.keyboard.press('Enter')])
  return page
}
const sees = (page: Page, text: string | RegExp) =>
  page.getByText(text).filter({ visible: true }).first().waitFor()
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click()
const kept = () =>
  owner
    .selectFrom('selfAnswer')
    .select(['questionId', 'score', 'remark', 'originAuditId', 'originAdapted'])
    .where('auditId', '=', auditId)
    .orderBy('questionId')
    .execute()

test('the audit opens with what was answered before; nothing of it counts yet', async () => {
  await supplier.goto(`${address}/supply/audits/${auditId}/answer`)
  await supplier.locator('html[data-ready=true]').waitFor()
  await sees(supplier, '4 题以前答过，可直接沿用')
  await sees(supplier, '以前的说明 1')
  await sees(supplier, '顾客反馈台账.pdf')
  await sees(supplier, /LA-S1-signed/)
  await sees(supplier, '已完成 0/5')
  await supplier.goto(`${address}/supply/audits/${auditId}/submit`)
  await sees(supplier, '4 题有以前的回答尚未确认，未确认的不算作答')
  await supplier.getByRole('link', { name: '去确认' }).click()
  await supplier.locator('html[data-ready=true]').waitFor()
})

test('all confirmed with one button and no signal: kept on the phone, saved when the signal is back', async () => {
  await supplier.locator('summary', { hasText: '可直接沿用' }).click()
  await supplier.context().setOffline(true)
  await press(supplier, '全部确认沿用（4 题）')
  await sees(supplier, '已确认沿用 4 题，其余请继续作答。')
  await sees(supplier, '第 5 题，共 5 题')
  await sees(supplier, /条待上传/)
  expect(await kept()).toEqual([])
  await supplier.context().setOffline(false)
  await sees(supplier, '已保存')
  await expect.poll(async () => (await kept()).length, { timeout: 20_000 }).toBe(4)
  const origin = { score: 8, originAuditId: before, originAdapted: false }
  expect(await kept()).toMatchObject([1, 2, 3, 4].map((n) => ({ questionId: `p7-${n}`, ...origin })))
  const files = owner.selectFrom('evidence').select('fileName').where('auditId', '=', auditId)
  expect(await files.execute()).toEqual([{ fileName: '顾客反馈台账.pdf' }])
})

test('one is changed, the open one answered, and it is submitted', async () => {
  const choose = (score: string) => supplier.locator(`label:has(input[type=radio][value="${score}"])`).click()
  await choose('10')
  await supplier.locator('summary', { hasText: '题目清单' }).click()
  await supplier.getByRole('link', { name: /^7\.1/ }).first().click()
  await sees(supplier, '沿用 LA-S1-signed 的回答')
  await sees(supplier, '顾客反馈台账.pdf')
  await choose('6')
  await sees(supplier, '已保存')
  await sees(supplier, '参考 LA-S1-signed 的回答')
  await supplier.goto(`${address}/supply/audits/${auditId}/submit`)
  await sees(supplier, '可以提交')
  expect(await supplier.getByText('尚未确认').count()).toBe(0)
  await supplier.getByLabel(/本人声明/).check()
  await press(supplier, '提交自评')
  await supplier.waitForURL((url) => !url.pathname.endsWith('/submit'))
  expect((await kept()).map(({ score, originAdapted }) => [score, originAdapted])).toEqual([
    [6, true],
    [8, false],
    [8, false],
    [8, false],
    [10, false],
  ])
})

test('the auditor sees which answers were confirmed, and can show these alone', async () => {
  await auditor.goto(`${address}/lead/audits/${auditId}`)
  await auditor.locator('html[data-ready=true]').waitFor()
  await sees(auditor, /沿用 LA-S1-signed 的回答，/)
  await sees(auditor, /参考 LA-S1-signed 的回答（/)
  await auditor.getByRole('combobox').first().selectOption({ label: '沿用以前的回答' })
  expect(await auditor.locator('article').count()).toBe(4)
})

test('without JavaScript one is confirmed and one taken along to be changed', async () => {
  const page = await signedIn('S1', { ...phone, javaScriptEnabled: false })
  await page.goto(`${address}/supply/audits/${plainId}/answer?q=p7-2`)
  await press(page, '确认沿用')
  // Confirmed in the audit before this one, answered in the one before that.
  await sees(page, '沿用 PA-2026-777 的回答')
  await page.goto(`${address}/supply/audits/${plainId}/answer?q=p7-3`)
  await press(page, '修改')
  await page.getByRole('button', { name: '修改' }).waitFor({ state: 'detached' })
  expect(await page.locator('textarea[name=remark]').inputValue()).toBe('以前的说明 3')
  const rows = await owner
    .selectFrom('selfAnswer')
    .select(['questionId', 'score', 'originAdapted'])
    .where('auditId', '=', plainId)
    .orderBy('questionId')
    .execute()
  expect(rows).toEqual([
    { questionId: 'p7-2', score: 8, originAdapted: false },
    { questionId: 'p7-3', score: null, originAdapted: true },
  ])
})

test('no page failed on the way', () => {
  expect(faults).toEqual([])
})
