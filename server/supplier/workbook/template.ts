import type { Worksheet } from 'exceljs'
import { makeUscc } from '#core/organization/uscc.ts'
import { type ColumnKey, columnKeys, columnTitles, requiredColumns } from '#core/supplier/import-columns.ts'
import type { Text } from '#core/text.ts'

const widths: Record<ColumnKey, number> = {
  name: 32,
  uscc: 26,
  region: 22,
  productCategory: 20,
  partClass: 14,
  contactName: 14,
  contactMobile: 18,
  contactEmail: 28,
  buyer: 32,
  share: 12,
}

const notes: Record<ColumnKey, Text> = {
  name: { zh: '必填。与营业执照一致的全称。', en: 'Required. Full name as on the business licence.' },
  uscc: {
    zh: '必填。18 位，与营业执照一致；本列为文本格式。',
    en: 'Required. 18 characters as on the business licence; this column is text.',
  },
  region: {
    zh: '可选。6 位行政区划代码或名称，例如 430211 或 株洲市天元区；留空则按信用代码取。',
    en: 'Optional. 6-digit administrative division code or name, e.g. 430211; taken from the USCC when empty.',
  },
  productCategory: { zh: '可选。例如 轴承、铸件。', en: 'Optional. For example bearings, castings.' },
  partClass: {
    zh: '可选。A 关键件、B 重要件、C 一般件。',
    en: 'Optional. A key part, B important part, C ordinary part.',
  },
  contactName: { zh: '可选。接收邀请的人。', en: 'Optional. Who receives the invitation.' },
  contactMobile: {
    zh: '手机和邮箱至少填一个，否则需自行转交邀请。11 位手机号。',
    en: 'Mobile or e-mail, else the invitation must be handed over. 11 digits.',
  },
  contactEmail: {
    zh: '手机和邮箱至少填一个，否则需自行转交邀请。',
    en: 'Mobile or e-mail, else the invitation must be handed over.',
  },
  buyer: {
    zh: '可选。向其采购的一级供应商的全称或信用代码（可以是本表中的一行）；直接供货给链主企业则留空。',
    en: 'Optional. Name or USCC of the tier-1 supplier that buys from this one (may be a row here); empty = supplies the chain leader.',
  },
  share: {
    zh: '可选。占采购方采购额的百分比，例如 35%；同一采购方合计不超过 100%。',
    en: "Optional. Percent of the buyer's spend, e.g. 35%; at most 100% in total for one buyer.",
  },
}

const buyerName = '示例:株洲甲轴承有限公司'
const examples: Record<ColumnKey, string>[] = [
  {
    name: buyerName,
    uscc: makeUscc({ prefix: '91', regionCode: '430211', sequence: 999_001 }),
    region: '株洲市天元区',
    productCategory: '轴承',
    partClass: 'A',
    contactName: '张工',
    contactMobile: '13800000001',
    contactEmail: 'quality@example.com',
    buyer: '',
    share: '35%',
  },
  {
    name: '示例:醴陵乙铸造有限公司',
    uscc: makeUscc({ prefix: '91', regionCode: '430281', sequence: 999_002 }),
    region: '430281',
    productCategory: '铸件',
    partClass: 'B',
    contactName: '李工',
    contactMobile: '13800000002',
    contactEmail: '',
    buyer: buyerName,
    share: '60%',
  },
]

/**
 * The empty supplier list to fill in: titles in zh and en, two example rows that the import recognizes and leaves out,
 * a second sheet that explains each column. All cells are text, so that codes and phone numbers keep their digits.
 */
export async function supplierTemplate(): Promise<Buffer> {
  const { default: ExcelJS } = await import('exceljs')
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('供应商 Suppliers', {
    views: [{ state: 'frozen', ySplit: 2, xSplit: 1 }],
  })
  sheet.columns = columnKeys.map((key) => ({ key, width: widths[key], style: { numFmt: '@' } }))
  sheet.getCell('A1').value =
    '从第 3 行起填写，每行一家供应商；示例行不会导入。填写说明见第二张表。 / Fill in from row 3, one supplier a row; example rows are not imported. See the second sheet.'
  sheet.getCell('A1').font = { italic: true, color: { argb: 'FF666666' } }
  const header = sheet.getRow(2)
  header.values = columnKeys.map(headerTitle)
  header.height = 32
  header.eachCell((cell, column) => {
    const required = (requiredColumns as readonly string[]).includes(columnKeys[column - 1] ?? '')
    cell.font = { bold: true }
    cell.alignment = { wrapText: true, vertical: 'middle' }
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: required ? 'FFFFE8CC' : 'FFE7F0FA' } }
  })
  for (const example of examples) {
    sheet.addRow(example).font = { italic: true, color: { argb: 'FF888888' } }
  }
  explain(workbook.addWorksheet('填写说明 Notes'))
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

function explain(sheet: Worksheet) {
  sheet.columns = [{ width: 40 }, { width: 70 }, { width: 80 }]
  sheet.addRow(['列 / Column', '说明', 'Explanation']).font = { bold: true }
  for (const key of columnKeys) sheet.addRow([headerTitle(key), notes[key].zh, notes[key].en])
  sheet.eachRow((row) => {
    row.alignment = { wrapText: true, vertical: 'top' }
  })
}

function headerTitle(key: ColumnKey): string {
  const star = (requiredColumns as readonly ColumnKey[]).includes(key) ? ' *' : ''
  return `${columnTitles[key].zh} / ${columnTitles[key].en}${star}`
}
