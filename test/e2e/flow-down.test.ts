import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { connect } from '#db/connect.ts'
import type { DB } from '#db/schema.generated.ts'
import { chinese, desktop, launchBrowser } from '#test/support/browser.ts'
import { createTestDatabase } from '#test/support/database.ts'
import { givePasswords, goodPassword, loginOf } from '#test/support/identity.ts'
import { testConfig } from '#test/support/runtime.ts'
import { createWorld, idOf, type Who } from '#test/support/world.ts'
import { startProduct } from '../../scripts/start/product.ts'

/*
 * A standard comes down the chain in a real browser: tier 1 adopts it, tries to loosen it (refused, with the list),
 * tightens and publishes; tier 2 is audited on it; the leader publishes version 2; tier 1 sees what to do; the
 * adoption map changes. The tests build on one another, in this order.
 */
const undo: (() => unknown)[] = []
let address: string
let browser: Browser
let leader: Page
let tier1: Page
let tier2: Page
const faults: string[] = []

beforeAll(async () => {
  const database = await createTestDatabase()
  undo.push(database.drop)
  const owner: Kysely<DB> = connect({ url: database.ownerUrl, max: 2 })
  await createWorld(owner)
  await givePasswords(owner, 'LA', 'S1', 'T2')
  await owner.destroy()
  const dataDir = mkdtempSync(join(tmpdir(), 'chainq-flow-'))
  undo.push(() => rmSync(dataDir, { recursive: true, force: true }))
  const product = await startProduct({ config: testConfig({ dataDir }), loginUrl: database.loginUrl })
  undo.push(product.stop)
  address = product.address
  browser = await launchBrowser()
  undo.push(() => browser.close())
  leader = await signedIn('LA')
  tier1 = await signedIn('S1')
  tier2 = await signedIn('T2')
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
    for (const [name, page] of Object.entries({ leader, tier1, tier2 }))
      await page?.screenshot({ path: join(tmpdir(), `chainq-flow-${name}.png`) }).catch(() => undefined)
  })
})

async function signedIn(who: Who): Promise<Page> {
  const page = await (await browser.newContext({ ...chinese, ...desktop })).newPage()
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
const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name }).filter({ visible: true }).first().click()
/** The row of a question in the editor's tree. */
const question = (page: Page, code: string) =>
  page.locator('[data-level=question] button').filter({ hasText: code }).first()
const saved = (page: Page) => page.getByText('已保存').first().waitFor()
/** Asks first, then publishes. */
async function publish(page: Page, version: number) {
  await page
    .locator('summary')
    .filter({ hasText: `发布第 ${version} 版` })
    .click()
  await press(page, '确定发布')
}

test('tier 1 adopts the leader’s standard', async () => {
  await tier1.goto(`${address}/supply/standards`)
  await press(tier1, '采用并向下传递')
  await tier1.waitForURL(/\/supply\/drafts\//)
  await sees(tier1, '没有低于上级要求的地方')
})

test('tries to loosen it: the list is shown and publishing refused', async () => {
  await question(tier1, '2.2').click()
  await tier1.getByLabel('星号问题').uncheck()
  await sees(tier1, '低于上级的地方（1）')
  await saved(tier1)
  await publish(tier1, 1)
  await sees(tier1, '有 1 处低于上级要求，只能加严、不能放宽：2.2')
  await press(tier1, '撤销')
  await sees(tier1, '没有低于上级要求的地方')
})

test('nothing typed is lost: a page reloaded at once has it all', async () => {
  await question(tier1, '2.1').click()
  await tier1.getByLabel('审核频次（月）').fill('12')
  await tier1.reload()
  await saved(tier1)
  await question(tier1, '2.1').click()
  expect(await tier1.getByLabel('审核频次（月）').inputValue()).toBe('12')
})

test('tightens, adds a question of its own, and publishes', async () => {
  await press(tier1, '新增问题')
  await tier1.getByLabel('题目（中文）').fill('焊前坡口是否清理并记录？')
  await saved(tier1)
  await sees(tier1, '请填写英文。')
  await tier1.getByLabel('题目（英文）').fill('Is the joint cleaned before welding, and recorded?')
  await sees(tier1, '没有问题，可以发布。')
  await saved(tier1)
  await publish(tier1, 1)
  await tier1.waitForURL(/\/supply\/standards\//)
  await sees(tier1, '来自1 级供应商')
})

test('tier 2 is audited on it and sees which tier asks what', async () => {
  const standard = tier1.url()
  await tier1.getByRole('link', { name: '据此发起审核' }).click()
  await tier1.getByLabel('审核标题').fill('焊接供应商过程审核')
  await tier1
    .locator(`input[value="${idOf('T2')}"]`)
    .first()
    .check()
  await press(tier1, '发起审核')
  await sees(tier1, '已向 1 家供应商发起')
  await tier2.goto(standard)
  await sees(tier2, '1 级供应商加严：审核频次')
  await tier2.goto(`${address}/supply/audits`)
  await sees(tier2, '焊接供应商过程审核')
})

test('the leader publishes version 2', async () => {
  await leader.goto(`${address}/lead/standards`)
  await press(leader, '编写新版')
  await leader.waitForURL(/\/lead\/drafts\//)
  await question(leader, '2.1').click()
  await leader.getByLabel('审核频次（月）').fill('6')
  await leader.getByLabel('最低可接受分').selectOption('6')
  await saved(leader)
  await leader.getByLabel('下级跟进期限').fill('2099-12-31')
  await leader.getByLabel('变更说明').fill('提高项目管理的审核频次')
  await publish(leader, 2)
  await leader.waitForURL(/\/lead\/standards\//)
  await leader.getByRole('link', { name: '与上一版对比' }).click()
  await sees(leader, '每 6 个月')
})

test('the adoption map shows who is behind', async () => {
  await leader.goto(`${address}/lead/standards/${idOf('standard A')}/adoption`)
  await sees(leader, '仍依据第 1 版')
  await sees(leader, '新增 1 题 · 加严 1 处')
})

test('tier 1 sees what to do, takes the suggested merge and publishes', async () => {
  await tier1.goto(`${address}/supply/standards`)
  await tier1.getByRole('link', { name: '跟进新版' }).click()
  await sees(tier1, '请于 2099-12-31 前完成跟进')
  await sees(tier1, '低于新版的地方（2 处）')
  await press(tier1, '生成合并草稿')
  await tier1.waitForURL(/\/supply\/drafts\//)
  await sees(tier1, '焊前坡口是否清理并记录？')
  await publish(tier1, 2)
  await tier1.waitForURL(/\/supply\/standards\//)
})

test('the open adoption map changes by itself', async () => {
  await sees(leader, '采用第 2 版')
  expect(faults).toEqual([])
})
