import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import type { Kysely } from 'kysely'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect } from '#db/connect.ts'
import type { DB } from '#db/schema.generated.ts'
import { loadTemplate } from '#db/templates/load-template.ts'
import { readStandardYaml } from '#server/standard/file/standard-yaml.ts'
import { chinese, desktop, launchBrowser, phone } from '#test/support/browser.ts'
import { createTestDatabase } from '#test/support/database.ts'
import { givePasswords, goodPassword, loginOf } from '#test/support/identity.ts'
import { testConfig } from '#test/support/runtime.ts'
import { createWorld, idOf, type Who } from '#test/support/world.ts'
import { startProduct } from '../../scripts/start/product.ts'

/* Checklists come in from Excel and YAML, and standards go out and come back, in a real browser. */
const undo: (() => unknown)[] = []
let address: string
let browser: Browser
let owner: Kysely<DB>
let dataDir: string
const faults: string[] = []

beforeAll(async () => {
  const database = await createTestDatabase()
  undo.push(database.drop)
  owner = connect({ url: database.ownerUrl, max: 2 })
  await createWorld(owner)
  await givePasswords(owner, 'LA', 'S1')
  undo.push(() => owner.destroy())
  dataDir = mkdtempSync(join(tmpdir(), 'chainq-import-'))
  undo.push(() => rmSync(dataDir, { recursive: true, force: true }))
  const product = await startProduct({ config: testConfig({ dataDir }), loginUrl: database.loginUrl })
  undo.push(product.stop)
  address = product.address
  browser = await launchBrowser()
  undo.push(() => browser.close())
})
afterAll(async () => {
  for (const end of undo.reverse()) await end()
})

async function signedIn(who: Who, device = desktop): Promise<Page> {
  const page = await (await browser.newContext({ ...chinese, ...device })).newPage()
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

async function checklist(name: string, rows: unknown[][], merges: string[] = []): Promise<string> {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('检查表')
  for (const row of rows) sheet.addRow(row)
  for (const merge of merges) sheet.mergeCells(merge)
  const path = join(dataDir, name)
  await workbook.xlsx.writeFile(path)
  return path
}

async function upload(page: Page, file: string, workspace = 'lead') {
  await page.goto(`${address}/${workspace}/standards/import`)
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByRole('button', { name: '上传并预览' }).click()
  await page.waitForURL(/import\/[0-9a-f-]{36}/)
}

const sees = (page: Page, text: string | RegExp) =>
  page.getByText(text).filter({ visible: true }).first().waitFor()
const drafts = async () =>
  Number(
    (
      await owner
        .selectFrom('standardDraft')
        .select((eb) => eb.fn.countAll().as('n'))
        .executeTakeFirstOrThrow()
    ).n,
  )

test('a checklist with section rows becomes a draft', async () => {
  const page = await signedIn('LA')
  const before = await drafts()
  await upload(
    page,
    await checklist(
      '入厂检查.xlsx',
      [
        ['入厂检验检查表'],
        ['序号', '检查内容', '评分标准', '分值'],
        ['一、来料'],
        [1, '是否按抽样方案检验？', '检验记录', 5],
        ['二、标识'],
        [1, '批次标识是否清楚？', '标签', 10],
      ],
      ['A1:D1', 'A3:D3', 'A5:D5'],
    ),
  )
  await sees(page, '2 个要素，2 个问题')
  expect(await page.getByLabel('标准名称').inputValue()).toBe('入厂检验检查表')
  expect(await drafts()).toBe(before)
  await page.getByLabel('没有英文的地方先用中文填上').check()
  await sees(page, '内容完整')
  await page.getByRole('button', { name: '生成草稿（2 个问题）' }).click()
  await page.waitForURL(/lead\/drafts\//)
  await sees(page, '是否按抽样方案检验？')
  const { content } = await owner
    .selectFrom('standardDraft')
    .select('content')
    .where('id', '=', page.url().split('/').at(-1)!)
    .executeTakeFirstOrThrow()
  expect(content).toMatchObject({
    code: '入厂检查',
    elements: [
      {
        code: '1',
        title: { zh: '来料' },
        questions: [{ code: '1.1', weight: 5, guidance: { zh: '检验记录' } }],
      },
      { code: '2', title: { zh: '标识' }, questions: [{ code: '2.1', weight: 10 }] },
    ],
  })
})

test('faults are listed with sheet, row and column; saying what the columns are settles them', async () => {
  const page = await signedIn('S1', phone)
  const before = await drafts()
  await upload(
    page,
    await checklist(
      'bad.xlsx',
      [
        ['编号', '检查内容及要求', '', '权重'],
        ['1', '有无程序？', '程序文件', '很高'],
      ],
      ['B1:C1'],
    ),
    'supply',
  )
  await sees(page, /C1 .*合并单元格\(B1:C1\)/)
  await sees(page, /D2 .*“很高”须是 0 到 1000 的整数/)
  expect(await page.getByRole('button', { name: /生成草稿/ }).isDisabled()).toBe(true)
  await page.getByLabel('C 列的含义').selectOption({ label: '证据要求中文' })
  await page.getByText(/C1 .*合并单元格/).waitFor({ state: 'hidden' })
  await page.getByLabel('D 列的含义').selectOption({ label: '不导入' })
  await page.getByText(/D2 .*“很高”/).waitFor({ state: 'hidden' })
  expect(await drafts()).toBe(before)
  await page.getByRole('button', { name: '生成草稿（1 个问题）' }).click()
  await page.waitForURL(/supply\/drafts\//)
  await sees(page, '有无程序？')
})

test('what cannot be read ends in words, and changes nothing', async () => {
  const page = await signedIn('LA')
  const before = await drafts()
  const pdf = join(dataDir, 'x.xlsx')
  writeFileSync(pdf, '%PDF-1.7 not a workbook')
  await page.goto(`${address}/lead/standards/import`)
  await page.locator('input[type=file]').setInputFiles(pdf)
  await page.getByRole('button', { name: '上传并预览' }).click()
  await sees(page, '这不是 Excel(.xlsx)或 CSV 文件')
  const yaml = join(dataDir, 'broken.yaml')
  writeFileSync(yaml, 'standard:\n  code: x\n  family: nothing\n')
  await upload(page, yaml)
  await sees(page, '文件无法读取，什么都没有改变')
  await sees(page, /第 3 行：standard\.family：只能是/)
  await sees(page, /standard\.grading：缺少这一项/)
  expect(await drafts()).toBe(before)
})

test('a standard goes out as Excel and YAML, is changed in Excel, and comes back as its next version', async () => {
  const page = await signedIn('LA')
  await page.goto(`${address}/lead/standards/${idOf('standard A')}`)
  const save = async (name: 'Excel' | 'YAML') => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name, exact: true }).click(),
    ])
    const path = join(dataDir, download.suggestedFilename())
    await download.saveAs(path)
    return path
  }
  const { content } = loadTemplate('process-audit-2023')
  expect(readStandardYaml(readFileSync(await save('YAML'), 'utf8'))).toEqual({ ok: true, content })

  const path = await save('Excel')
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.readFile(path)
  const sheet = workbook.worksheets[0]!
  const titles = (sheet.getRow(1).values as unknown[]).map(String)
  const row = sheet.getColumn(titles.indexOf('层级')).values.findIndex((value) => value === '问题')
  sheet.getCell(row, titles.indexOf('权重')).value = 3
  await workbook.xlsx.writeFile(path)

  await upload(page, path)
  await sees(page, /已用这个编号/)
  await page.getByLabel('用途').selectOption(idOf('standard A'))
  await sees(page, '有修改')
  await page.getByRole('button', { name: /生成草稿/ }).click()
  await page.waitForURL(/lead\/drafts\//)
  const draft = await owner
    .selectFrom('standardDraft')
    .select(['content', 'standardId'])
    .where('id', '=', page.url().split('/').at(-1)!)
    .executeTakeFirstOrThrow()
  expect(draft.standardId).toBe(idOf('standard A'))
  const [first, ...others] = content.elements
  const [question, ...rest] = first!.questions
  expect(draft.content).toEqual({
    ...content,
    elements: [{ ...first, questions: [{ ...question, weight: 3 }, ...rest] }, ...others],
  })
})

test('a list of 1,000 questions is read with its progress told', async () => {
  const page = await signedIn('LA')
  const rows: unknown[][] = [['要素', '编号', '问题']]
  for (let i = 0; i < 1000; i += 1)
    rows.push([
      `E${Math.floor(i / 50) + 1} 要素`,
      `${Math.floor(i / 50) + 1}.${(i % 50) + 1}`,
      `第 ${i} 个问题是否按程序执行？`,
    ])
  await upload(page, await checklist('thousand.xlsx', rows))
  await sees(page, '20 个要素，1000 个问题')
  const { rowsRead, rowsTotal } = await owner
    .selectFrom('standardImport')
    .select(['rowsRead', 'rowsTotal'])
    .where('fileName', '=', 'thousand.xlsx')
    .executeTakeFirstOrThrow()
  expect(rowsRead).toBe(1001)
  expect(rowsTotal).toBe(1001)
})

test('no page threw, no answer was a failure', () => expect(faults).toEqual([]))
