import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeUscc } from '#core/organization/uscc.ts'
import { foundChain } from '#server/organization/found-chain.ts'
import { chinese, desktop, launchBrowser, phone } from '#test/support/browser.ts'
import { createTestDatabase } from '#test/support/database.ts'
import { queueBackends } from '#test/support/queue.ts'
import { testConfig } from '#test/support/runtime.ts'
import { startProduct } from '../../scripts/start/product.ts'

/*
 * The whole thread as the three users, from an empty chain and an Excel file to the committee's page, in a real browser
 * on the real product: the lead on a desktop, the supplier on a phone, the committee on a page that nobody reloads.
 */
const password = 'Zhuzhou-2026-Q'
const bearing = { name: '株洲轴成精密轴承有限公司', uscc: uscc(1) }
const casting = { name: '醴陵炉山铸造有限公司', uscc: uscc(2) }
const cable = { name: '湘潭联缆电缆有限公司', uscc: uscc(3) }

function uscc(sequence: number): string {
  return makeUscc({ prefix: '91', regionCode: '430211', sequence: 700_000 + sequence })
}

describe.each(queueBackends)('the thread with the queue in $name', ({ redisUrl }) => {
  const undo: (() => unknown)[] = []
  let address: string
  let browser: Browser
  let links: Awaited<ReturnType<typeof foundChain>>
  let lead: Page
  let supplier: Page
  let committee: Page
  const faults: string[] = []

  beforeAll(async () => {
    const database = await createTestDatabase()
    undo.push(database.drop)
    const dataDir = mkdtempSync(join(tmpdir(), 'chainq-thread-'))
    undo.push(() => rmSync(dataDir, { recursive: true, force: true }))
    links = await foundChain(database.ownerUrl, {
      code: 'rail',
      name: '轨道交通产业链',
      leader: {
        name: '株洲湘轨装备有限公司',
        uscc: uscc(0),
        admin: { name: '周质', login: 'lead@example.org' },
      },
      committee: { name: '轨道交通产业链党委', admin: { name: '党岚', login: 'party@example.org' } },
    })
    // The demo switch opens the local mailbox; no demo data is loaded.
    const config = testConfig({ demo: true, redisUrl, dataDir })
    const product = await startProduct({ config, loginUrl: database.loginUrl })
    undo.push(product.stop)
    address = product.address
    browser = await launchBrowser()
    undo.push(() => browser.close())
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
      for (const [name, page] of Object.entries({ lead, supplier, committee })) {
        await page?.screenshot({ path: join(tmpdir(), `chainq-thread-${name}.png`) }).catch(() => undefined)
      }
    })
  })

  async function open(options: BrowserContextOptions): Promise<Page> {
    const context: BrowserContext = await browser.newContext({ ...chinese, ...options })
    const page = await context.newPage()
    page.setDefaultTimeout(20_000)
    page.on('pageerror', (error) => faults.push(`${page.url()} ${error.message}`))
    page.on('response', (response) => {
      if (response.status() >= 500) faults.push(`${response.status()} ${response.url()}`)
    })
    return page
  }
  const go = (page: Page, path: string) => page.goto(path.startsWith('http') ? path : address + path)
  const sees = (page: Page, text: string | RegExp) =>
    page.getByText(text).filter({ visible: true }).first().waitFor()
  const press = (page: Page, name: string | RegExp) =>
    page
      .getByRole('button', { name, exact: typeof name === 'string' })
      .first()
      .click()
  /** Opens a question in place and answers it with yes. */
  async function confirm(page: Page, name: string): Promise<void> {
    await page.locator('summary', { hasText: name }).first().click()
    await page.locator('details[open]').getByRole('button', { name, exact: true }).first().click()
  }
  /** From an invitation's link to the first page: one password. */
  async function accept(page: Page, link: string): Promise<void> {
    await go(page, link)
    await page.getByLabel('设置密码').fill(password)
    await press(page, '开始使用')
    await page.waitForURL((url) => !url.pathname.startsWith('/invite'))
  }
  const workOf = (key: string) => committee.locator(`[data-work=${key}]`).textContent()
  const committeeSees = (key: string, value: string) =>
    expect.poll(() => workOf(key), { timeout: 30_000, interval: 200 }).toBe(value)

  test('leader and committee come in by their invitations', async () => {
    lead = await open(desktop)
    await accept(lead, links.leaderPath)
    expect(new URL(lead.url()).pathname).toBe('/lead')
    committee = await open(desktop)
    await accept(committee, links.committeePath)
    expect(new URL(committee.url()).pathname).toBe('/review')
  })

  test('the lead imports the supplier list: a wrong row is named, marked in the file, and left out', async () => {
    await go(lead, '/lead/suppliers/import')
    await lead.setInputFiles('input[type=file]', {
      name: '供应商名单.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: await supplierList(),
    })
    await press(lead, '检查名单')
    await sees(lead, '检查结果')
    const wrong = lead.locator('tr', { hasText: cable.name })
    expect(await wrong.textContent()).toContain('统一社会信用代码列')
    expect(await wrong.locator('td').first().textContent()).toBe('4')
    const [download] = await Promise.all([
      lead.waitForEvent('download'),
      lead.getByText('下载标注错误的文件').click(),
    ])
    const marked = new ExcelJS.Workbook()
    await marked.xlsx.readFile(await download.path())
    expect(JSON.stringify(marked.worksheets[0]!.getRow(4).getCell(2).note)).toMatch(/校验/)
    await press(lead, /导入 2 行正确的数据/)
    await sees(lead, '已导入 2 行')
    await go(lead, '/lead/suppliers')
    await sees(lead, bearing.name)
    await sees(lead, casting.name)
    expect(await lead.getByText(cable.name).count()).toBe(0)
  })

  test('the lead publishes the process audit as version 1', async () => {
    await go(lead, '/lead/standards')
    await confirm(lead, '发布为第 1 版')
    await lead.waitForURL(/published/)
    await sees(lead, '已发布')
  })

  test('the lead launches one audit to both suppliers', async () => {
    await go(lead, '/lead/audits/launch')
    await lead.getByLabel('审核标题').fill('2026 年度过程审核')
    await lead.getByLabel(bearing.name).check()
    await lead.getByLabel(casting.name).check()
    await press(lead, '发起审核')
    await sees(lead, '已向 2 家供应商发起')
    // The second supplier has no account and no mail address: its invitation is here to hand over.
    await sees(lead, '没有邮箱，请把邀请链接或二维码交给联系人')
  })

  test('three taps from the invitation mail to the first answer: link, password, score', async () => {
    await go(lead, '/mailbox')
    await expect.poll(() => mailsTo('bearing@example.org'), { timeout: 20_000 }).toBeGreaterThan(0)
    supplier = await open(phone)
    await openMail(supplier, 'bearing@example.org', /邀请/)
    await supplier.getByLabel('设置密码').fill(password)
    await press(supplier, '开始使用')
    await supplier.waitForURL(/\/supply\/audits\/[^/]+\/answer/)
    await sees(supplier, '第 1 题，共 59 题')
  })

  async function mailsTo(to: string): Promise<number> {
    await lead.reload()
    return lead.locator('main').getByText(to).count()
  }
  async function openMail(page: Page, to: string, subject: RegExp): Promise<void> {
    await go(page, '/mailbox')
    await page
      .locator('li, tr')
      .filter({ hasText: to })
      .getByRole('link', { name: subject })
      .filter({ visible: true })
      .first()
      .click()
    await page.getByRole('link', { name: '打开邮件中的链接' }).click()
  }

  test("the committee's page fills by itself", async () => {
    await committeeSees('auditsSubmitted', '0')
  })

  test('the supplier answers on a phone, loses the signal, reloads, and finds every answer', async () => {
    await go(supplier, '/supply')
    await supplier
      .getByRole('link', { name: /2026 年度过程审核/ })
      .first()
      .click()
    await supplier.getByRole('link', { name: '开始自评' }).click()
    await supplier.locator('html[data-ready=true]').waitFor()
    const choose = (score: string) =>
      supplier.locator(`label:has(input[type=radio][value="${score}"])`).click()
    const total = Number(/共 (\d+) 题/.exec((await supplier.locator('#position').textContent()) ?? '')?.[1])
    expect(total).toBe(59)
    await supplier.setInputFiles('input[type=file] >> nth=0', {
      name: '现场照片.png',
      mimeType: 'image/png',
      buffer: picture,
    })
    await sees(supplier, '现场照片.png')
    for (let at = 1; at <= total; at += 1) {
      await sees(supplier, `第 ${at} 题，共 ${total} 题`)
      if (at === 10) await supplier.context().setOffline(true)
      await choose(at === 1 ? '6' : '10')
      if (at === 2) await supplier.locator('textarea[name=remark]').fill('首件三检，记录齐全')
      if (at === 13) {
        await sees(supplier, /条待上传/)
        await supplier.context().setOffline(false)
      }
      if (at < total) await press(supplier, '下一题')
    }
    await sees(supplier, '已保存')
    await supplier.reload()
    await supplier.getByText(`${total}/${total}`).first().waitFor()
    await press(supplier, /检查并提交|下一题/)
  })

  test('submitting changes the open page of the committee by itself', async () => {
    await supplier.waitForURL(/\/submit$/)
    await sees(supplier, '可以提交')
    await supplier.getByLabel(/本人声明/).check()
    await press(supplier, '提交自评')
    await supplier.waitForURL((url) => !url.pathname.endsWith('/submit'))
    await committeeSees('auditsSubmitted', '1')
  })

  test('the lead scores, writes findings and signs; rules and result are frozen', async () => {
    await go(lead, '/lead/audits')
    await lead.getByRole('link', { name: bearing.name }).first().click()
    await confirm(lead, '采纳全部未打分项的自评')
    await sees(lead, /已采纳 59 题的自评/)
    const star = lead.locator('article', { hasText: '★' }).first()
    await star.locator('label:has(input[type=radio][value="0"])').click()
    await sees(lead, '已保存')
    await press(lead, '按打分提出不符合项')
    await sees(lead, /已提出 \d+ 条/)
    await confirm(lead, '签发审核结果')
    await sees(lead, '评级依据')
    const result = (await lead.locator('main').textContent()) ?? ''
    expect(result).toMatch(/决定等级/)
    expect(result).toMatch(/最高 C 级/)
    await committeeSees('auditsSubmitted', '0')
    await committeeSees('auditsSigned', '1')
  })

  test('the corrective action goes back and forth until it is closed', async () => {
    await committeeSees('actionsOpen', '2')
    await go(supplier, '/supply/actions')
    const first = supplier.locator('main').getByRole('link', { name: /./ }).filter({ visible: true })
    const href = await first.evaluateAll((all) =>
      all
        .map((one) => (one as HTMLAnchorElement).pathname)
        .find((path) => /\/supply\/actions\/[0-9a-f-]{36}$/.test(path)),
    )
    await go(supplier, href!)
    await supplier.locator('html[data-ready=true]').waitFor()
    await supplier.setInputFiles('input[type=file] >> nth=0', {
      name: '整改前后.png',
      mimeType: 'image/png',
      buffer: picture,
    })
    await sees(supplier, '整改前后.png')
    await answer('仓库全检 320 件，隔离 4 件。')
    await lead.goto(`${address}/lead/actions/${href!.split('/').at(-1)}`)
    await lead.locator('summary', { hasText: '退回' }).click()
    await lead.getByLabel('退回原因').fill('请写明在途产品的处理。')
    await press(lead, '确认退回')
    await sees(lead, '已退回，供应商已收到通知。')
    await go(supplier, href!)
    await sees(supplier, '请写明在途产品的处理。')
    await answer('仓库全检 320 件，隔离 4 件；在途 60 件已通知换货。')
    await lead.reload()
    await press(lead, '接受答复')
    await sees(lead, '已接受，供应商已收到通知。')
    await lead.getByLabel('验证了什么').fill('抽查 3 批 60 件均合格。')
    await press(lead, '验证有效')
    await sees(lead, '已记录验证结果。')
    await press(lead, '关闭整改')
    await sees(lead, '整改已关闭。')
    await committeeSees('actionsOpen', '1')

    async function answer(containment: string): Promise<void> {
      await supplier.getByLabel('遏制措施').fill(containment)
      await supplier.getByLabel('根本原因').fill('首件检验规范没有覆盖换型后的第一件，检具点检周期过长。')
      await supplier.getByLabel('纠正措施').fill('修订首件检验规范 V3，加装防错检具，责任人：生产部。')
      await press(supplier, '提交答复')
      await sees(supplier, '答复已提交')
    }
  })

  test('digitalization: the supplier reports, the lead keeps the register, the committee sees n/N', async () => {
    await go(lead, '/lead/digital')
    await lead.getByLabel(`选择 ${bearing.name}`).check()
    await lead.getByLabel(`选择 ${casting.name}`).check()
    await press(lead, /^加入 \d+ 年名单/)
    await sees(lead, '名单已更新 2 家。')
    await expect.poll(digitalTile, { timeout: 30_000 }).toMatch(/0\s*\/\s*2/)
    await go(supplier, '/supply/digital')
    await supplier.getByLabel(/生产设备总数/).fill('120')
    await supplier.getByLabel(/其中数字化设备/).fill('90')
    await supplier.getByLabel(/其中联网设备/).fill('84')
    await supplier.getByLabel(/核心业务流程/).check()
    await supplier.getByLabel(/系统已打通的业务数/).fill('4')
    await supplier.getByLabel(/应用的工业互联网平台服务数/).fill('2')
    await supplier.getByLabel(/证据日期/).fill(new Date().toISOString().slice(0, 10))
    await sees(supplier, '计入数字化网络化覆盖')
    await press(supplier, '提交')
    await sees(supplier, /已填报。/)
    await expect.poll(digitalTile, { timeout: 30_000 }).toMatch(/1\s*\/\s*2/)
  })
  const digitalTile = () =>
    committee.locator('main').getByText('数字化网络化覆盖率').first().locator('..').textContent()

  test('the score says why, and what would raise it', async () => {
    await go(supplier, '/supply/scores')
    await sees(supplier, '怎样提高')
    await sees(supplier, /^最近一次有效审核为 C 级/)
    await go(lead, '/lead')
    await sees(lead, bearing.name)
  })

  test('no page failed on the way', () => {
    expect(faults).toEqual([])
  })
})

/** As a buyer keeps it: one row right with mail, one with a mobile only, one with a wrong check digit. */
async function supplierList(): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('供应商')
  sheet.addRow(['供应商名称', '统一社会信用代码', '产品类别', '关键度', '联系人', '手机', '邮箱', '占比'])
  sheet.addRow([bearing.name, bearing.uscc, '轴承', 'A', '邓轴', '', 'bearing@example.org', '35%'])
  sheet.addRow([casting.name, casting.uscc, '铸件', 'B', '贺铸', '13800000002', '', '20%'])
  const last = cable.uscc.at(-1) === '0' ? '1' : '0'
  sheet.addRow([cable.name, cable.uscc.slice(0, 17) + last, '电缆', 'C', '罗缆', '13800000003', '', ''])
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
