import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect } from '#db/connect.ts'
import type { DB } from '#db/schema.generated.ts'
import { seriousFaults } from '#test/support/axe.ts'
import { chinese, desktop, launchBrowser } from '#test/support/browser.ts'
import { createTestDatabase } from '#test/support/database.ts'
import { givePasswords, goodPassword, loginOf } from '#test/support/identity.ts'
import { testConfig } from '#test/support/runtime.ts'
import { createWorld, idOf } from '#test/support/world.ts'
import { startProduct } from '../../scripts/start/product.ts'

/* A double-random draw in a real browser: prepared, drawn, drawn again on the page, launched. */
const undo: (() => unknown)[] = []
const faults: string[] = []
let browser: Browser
let page: Page

beforeAll(async () => {
  const database = await createTestDatabase()
  undo.push(database.drop)
  const owner: Kysely<DB> = connect({ url: database.ownerUrl, max: 2 })
  await createWorld(owner)
  await givePasswords(owner, 'LA')
  for (const name of ['one', 'two', 'three']) {
    const id = idOf(`auditor ${name}`)
    await owner
      .insertInto('userAccount')
      .values({ id, login: `${name}@example.com`, name })
      .execute()
    await owner
      .insertInto('membership')
      .values({ userId: id, orgId: idOf('LA'), role: 'member' })
      .execute()
  }
  await owner.updateTable('audit').set({ state: 'cancelled' }).where('issuerOrgId', '=', idOf('LA')).execute()
  await owner.destroy()
  const dataDir = mkdtempSync(join(tmpdir(), 'chainq-draw-'))
  undo.push(() => rmSync(dataDir, { recursive: true, force: true }))
  const product = await startProduct({ config: testConfig({ dataDir }), loginUrl: database.loginUrl })
  undo.push(product.stop)
  browser = await launchBrowser()
  undo.push(() => browser.close())
  page = await (await browser.newContext({ ...chinese, ...desktop })).newPage()
  page.setDefaultTimeout(20_000)
  page.on('pageerror', (error) => faults.push(`${page.url()} ${error.message}`))
  page.on('response', (response) => {
    if (response.status() >= 500) faults.push(`${response.status()} ${response.url()}`)
  })
  await page.goto(`${product.address}/login`)
  await page.locator('input[name=login]:not([type=hidden])').fill(loginOf('LA'))
  await page.locator('input[name=password]:not([type=hidden])').fill(goodPassword)
  await Promise.all([page.waitForURL((url) => url.pathname !== '/login'), page.keyboard.press('Enter')])
  await page.goto(`${product.address}/lead/audits/draws`)
})
afterAll(async () => {
  for (const end of undo.reverse()) await end()
})

const sees = (text: string | RegExp) => page.getByText(text).filter({ visible: true }).first().waitFor()

test('a draw is prepared, made once, drawn again on the page with the same result, and launched', async () => {
  await page.getByLabel('抽查名称').fill('三季度飞行检查')
  await page.getByLabel('C 类抽取比例').fill('100')
  await page.getByRole('button', { name: '固定并准备抽取' }).click()
  await page.waitForURL(/draws\/[0-9a-f-]{36}/)
  await sees('抽取后公布')
  const confirm = async (name: string) => {
    await page.locator('summary', { hasText: name }).click()
    await page.getByRole('button', { name, exact: true }).click()
  }
  await confirm('开始抽取')
  await sees(/抽中的供应商/)
  await page.getByRole('button', { name: '重新抽一次' }).click()
  await expect.poll(() => page.getByText('一致', { exact: true }).count()).toBe(4)
  expect(await page.getByText('不一致').count()).toBe(0)

  await page.locator('summary', { hasText: '审核员回避' }).first().click()
  await page.getByLabel('回避原因').first().fill('亲属在该单位工作')
  await page.getByRole('button', { name: '换下一位' }).first().click()
  await sees(/回避（亲属在该单位工作）/)
  await page.getByRole('button', { name: '重新抽一次' }).click()
  await expect.poll(() => page.getByText('一致', { exact: true }).count()).toBe(4)

  await confirm('发起飞行检查')
  await sees(/已发起 \d+ 家/)
  expect(await seriousFaults(page)).toEqual([])
  expect(faults).toEqual([])
})
