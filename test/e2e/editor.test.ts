import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { connect } from '#db/connect.ts'
import type { DB } from '#db/schema.generated.ts'
import { seriousFaults } from '#test/support/axe.ts'
import { chinese, desktop, launchBrowser } from '#test/support/browser.ts'
import { createTestDatabase } from '#test/support/database.ts'
import { givePasswords, goodPassword, loginOf } from '#test/support/identity.ts'
import { testConfig } from '#test/support/runtime.ts'
import { createWorld } from '#test/support/world.ts'
import { startProduct } from '../../scripts/start/product.ts'

/*
 * The editor of standards in a real browser: a scale of a question's own, a downgrade rule, a cross-reference, copy and
 * paste between two standards, and two people in one draft. The tests build on one another, in this order.
 */
const undo: (() => unknown)[] = []
let address: string
let browser: Browser
let page: Page
let other: Page
const faults: string[] = []

beforeAll(async () => {
  const database = await createTestDatabase()
  undo.push(database.drop)
  const owner: Kysely<DB> = connect({ url: database.ownerUrl, max: 2 })
  await createWorld(owner)
  await givePasswords(owner, 'LA')
  await owner.destroy()
  const dataDir = mkdtempSync(join(tmpdir(), 'chainq-editor-'))
  undo.push(() => rmSync(dataDir, { recursive: true, force: true }))
  const product = await startProduct({ config: testConfig({ dataDir }), loginUrl: database.loginUrl })
  undo.push(product.stop)
  address = product.address
  browser = await launchBrowser()
  undo.push(() => browser.close())
  page = await signedIn()
})
afterAll(async () => {
  for (const end of undo.reverse()) await end()
})

let broken: string | null = null
beforeEach(({ skip, task, onTestFailed }) => {
  skip(broken !== null, `after “${broken}”`)
  onTestFailed(async () => {
    broken = task.name
    for (const [name, one] of Object.entries({ page, other }))
      await one?.screenshot({ path: join(tmpdir(), `chainq-editor-${name}.png`) }).catch(() => undefined)
  })
})

async function signedIn(): Promise<Page> {
  const one = await (await browser.newContext({ ...chinese, ...desktop })).newPage()
  await watched(one)
  await one.goto(`${address}/login`)
  await one.locator('input[name=login]:not([type=hidden])').fill(loginOf('LA'))
  await one.locator('input[name=password]:not([type=hidden])').fill(goodPassword)
  await Promise.all([one.waitForURL((url) => url.pathname !== '/login'), one.keyboard.press('Enter')])
  return one
}
async function watched(one: Page): Promise<void> {
  one.setDefaultTimeout(20_000)
  one.on('pageerror', (error) => faults.push(`${one.url()} ${error.message}`))
  one.on('response', (response) => {
    if (response.status() >= 500) faults.push(`${response.status()} ${response.url()}`)
  })
}
/** Opens a draft from a shipped template, and gives its address. */
async function adapt(one: Page, template: RegExp): Promise<string> {
  await one.goto(`${address}/lead/standards`)
  await one
    .locator('[class*=template]')
    .filter({ has: one.getByRole('heading', { name: template }) })
    .getByRole('button', { name: '据此编写' })
    .last()
    .click()
  await one.waitForURL(/\/lead\/drafts\//)
  await ready(one)
  return one.url()
}
const ready = (one: Page) => one.waitForFunction(() => document.documentElement.dataset.ready === 'true')
const sees = (one: Page, text: string | RegExp) =>
  one.getByText(text).filter({ visible: true }).first().waitFor()
const press = (one: Page, name: string | RegExp) =>
  one
    .getByRole('button', { name, exact: typeof name === 'string' })
    .filter({ visible: true })
    .first()
    .click()
/** The row of a question in the editor's tree. */
const question = (one: Page, code: string) =>
  one
    .locator('[data-level=question] button')
    .filter({ has: one.getByText(code, { exact: true }) })
    .first()
const codes = (one: Page) => one.locator('[data-id] button b').allTextContents()
/** Every change is on the server: the same after a reload. */
async function reloaded(one: Page): Promise<void> {
  await one.getByText('已保存').first().waitFor()
  await one.reload()
  await ready(one)
}

test('a question gets a scale of its own; a minimum that is not on it is told at once', async () => {
  await adapt(page, /ISO 9001|9001/)
  await question(page, '4.1').click()
  await page.getByLabel('最低可接受分').selectOption('0.5')
  await page.getByLabel('采用哪种分值').selectOption({ label: '成熟度 1–4 级' })
  await sees(page, '最低可接受分 0.5 不在该问题的分值中。')
  await page.getByLabel('最低可接受分').selectOption('2')
  await page.getByText('修改分值和说明').click()
  await page.getByLabel('分值', { exact: true }).nth(3).fill('3')
  await sees(page, '分值须由低到高，且不重复。')
  await page.getByLabel('分值', { exact: true }).nth(3).fill('5')
  await page.getByLabel('含义（中文）').nth(3).fill('行业标杆')
  await sees(page, '没有问题，可以发布。')
  await reloaded(page)
  await question(page, '4.1').click()
  expect(await page.getByLabel('最低可接受分').inputValue()).toBe('2')
  expect(await page.getByLabel('采用哪种分值').inputValue()).toBe('own')
  await press(page, '看供应商看到的样子')
  await sees(page, '行业标杆')
  await press(page, '回到编辑')
})

test('a new downgrade rule speaks for itself and is checked while it is typed', async () => {
  await press(page, '标准整体')
  await press(page, '新增降级规则')
  await page.getByLabel('看什么').last().selectOption({ label: '未达到成熟度等级' })
  await sees(page, '这条规则看成熟度等级，但标准没有定义成熟度等级。')
  await page.getByLabel('看什么').last().selectOption({ label: '问题得分过低' })
  await page.getByLabel('至少几个问题').last().fill('3')
  expect(await page.getByLabel('规则文字（中文）').last().inputValue()).toBe('至少 3 个星号问题得 0 分')
  expect(await page.getByLabel('规则文字（英文）').last().inputValue()).toContain('At least 3 star questions')
  await page.getByLabel('总符合率不低于（%）').first().fill('55')
  await sees(page, '等级区间须由高到低排列。')
  await page.getByLabel('总符合率不低于（%）').first().fill('101')
  await sees(page, '请填写 0 至 100 之间的数')
  await page.getByLabel('总符合率不低于（%）').first().fill('92.5')
  await sees(page, '没有问题，可以发布。')
  await reloaded(page)
  expect(await page.getByLabel('总符合率不低于（%）').first().inputValue()).toBe('92.5')
  expect(await page.getByLabel('规则文字（中文）').last().inputValue()).toBe('至少 3 个星号问题得 0 分')
  expect(await seriousFaults(page)).toEqual([])
})

test('a question refers to one of another standard', async () => {
  await question(page, '4.1').click()
  await press(page, '添加对照')
  await page.getByLabel('标准', { exact: true }).selectOption({ index: 1 })
  await page.getByLabel('搜索编号或题目').fill('2.1')
  await page.getByRole('button', { name: '属于其一部分: 对照到 2.1' }).click()
  await press(page, '收起')
  await reloaded(page)
  await question(page, '4.1').click()
  const group = page.getByRole('group', { name: '与其他标准的对照' })
  await group.getByText(/ 2\.1$/).waitFor()
  expect(await group.getByLabel('关系').inputValue()).toBe('part-of')
  expect(await seriousFaults(page)).toEqual([])
})

test('questions are copied from one standard into another by keys, and what is foreign is not taken', async () => {
  const second = await page.context().newPage()
  await watched(second)
  await adapt(second, /焊接/)
  await page.bringToFront()
  await page.getByLabel('选择 4.1', { exact: true }).check()
  await page.getByLabel('选择 4.2', { exact: true }).check()
  await page.keyboard.press('Control+c')
  await sees(page, '已复制 2 项')
  await second.bringToFront()
  const before = await codes(second)
  await second.locator('[data-level=question] button').first().click()
  await second.keyboard.press('Control+v')
  await sees(second, '已粘贴 2 项，可以撤销。')
  await expect.poll(async () => (await codes(second)).length).toBe(before.length + 2)
  await press(second, '撤销')
  await expect.poll(() => codes(second)).toEqual(before)
  await press(second, '重做')
  await reloaded(second)
  expect((await codes(second)).length).toBe(before.length + 2)
  await second.evaluate(() => navigator.clipboard.writeText('一段别处的文字').catch(() => undefined))
  await second.locator('[data-level=question] button').first().click()
  await second.evaluate(() => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', '一段别处的文字')
    document.body.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    )
  })
  await sees(second, '剪贴板里没有从标准编写页复制的内容，没有粘贴。')
  await second.close()
})

test('by keys alone: add, write, duplicate, move, remove, undo', async () => {
  await page.bringToFront()
  await question(page, '4.1').focus()
  await page.keyboard.press('Enter')
  const before = await codes(page)
  await page.keyboard.press('Control+Enter')
  await page.keyboard.type('只用键盘写的题目')
  const written = page.locator('[data-level=question] button').filter({ hasText: '只用键盘写的题目' }).first()
  await written.focus()
  await page.keyboard.press('Alt+ArrowUp')
  await page.keyboard.press('Control+d')
  await page.keyboard.press('Delete')
  await page.keyboard.press('ArrowDown')
  expect(await page.evaluate(() => document.activeElement?.closest('[data-id]') !== null)).toBe(true)
  for (let i = 0; i < 20 && (await codes(page)).join() !== before.join(); i++) {
    await page.keyboard.press('Control+z')
    await page.waitForTimeout(100)
  }
  expect(await codes(page)).toEqual(before)
})

test('two people in one draft: what both changed is decided, what one took away can be put back', async () => {
  other = await signedIn()
  await page.getByText('已保存').first().waitFor()
  await other.goto(page.url())
  await ready(other)
  await question(page, '4.2').click()
  await question(other, '4.2').click()
  // The Chinese by one, the English by the other: no question to anybody.
  await page.getByLabel('题目（中文）').fill('甲写的题目')
  await other.getByLabel('题目（英文）').fill('Written by the other')
  await expect.poll(() => page.getByLabel('题目（英文）').inputValue()).toBe('Written by the other')
  await expect.poll(() => other.getByLabel('题目（中文）').inputValue()).toBe('甲写的题目')
  // The same field by both.
  await other.context().setOffline(true)
  await other.getByLabel('题目（中文）').fill('乙写的题目')
  await sees(other, '没有网络，已存在本机')
  await page.getByLabel('题目（中文）').fill('甲又写的题目')
  await page.getByText('已保存').first().waitFor()
  await other.context().setOffline(false)
  await sees(other, '4.2 的“题目”同时被两人修改')
  await press(other, '用我的')
  await expect.poll(() => page.getByLabel('题目（中文）').inputValue()).toBe('乙写的题目')
  // Taken away by one while the other writes.
  await other.context().setOffline(true)
  await other.getByLabel('题目（中文）').fill('乙没有白写')
  await sees(other, '没有网络，已存在本机')
  await press(page, '删除')
  await page.getByText('已保存').first().waitFor()
  await other.context().setOffline(false)
  await sees(other, '4.2 已被他人删除')
  await press(other, '连同我的修改放回来')
  await question(page, '4.2').click()
  await expect.poll(() => page.getByLabel('题目（中文）').inputValue()).toBe('乙没有白写')
})

test('a save is one request, and the page does not ask for its own', async () => {
  const requests: string[] = []
  page.on('request', (request) => {
    if (request.url().includes('/api/trpc/')) requests.push(request.url())
  })
  await page.getByLabel('题目（中文）').press('End')
  await page.keyboard.type('一二三四五')
  await expect.poll(() => requests.length).toBe(1)
  await page.getByText('已保存').first().waitFor()
  await page.waitForTimeout(500)
  expect(requests.length).toBe(1)
  expect(faults).toEqual([])
})
