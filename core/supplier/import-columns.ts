import { titleForms } from '../sheet-title.ts'
import type { Text } from '../text.ts'

/** What a supplier list can tell. `name` and `uscc` must be there, all else is optional. */
export const columnKeys = [
  'name',
  'uscc',
  'region',
  'productCategory',
  'partClass',
  'contactName',
  'contactMobile',
  'contactEmail',
  'buyer',
  'share',
] as const
export type ColumnKey = (typeof columnKeys)[number]
export const requiredColumns = ['name', 'uscc'] as const satisfies readonly ColumnKey[]

/** 0-based place of each column in a row's `cells`; an absent key means that the list has no such column. */
export type ColumnMapping = Partial<Record<ColumnKey, number>>

/** A row of a sheet: its number as the user's program shows it (1-based) and the text of its cells. */
export type TableRow = { number: number; cells: readonly string[] }

/** Titles of the columns as the template writes them. */
export const columnTitles: Record<ColumnKey, Text> = {
  name: { zh: '供应商名称', en: 'Supplier name' },
  uscc: { zh: '统一社会信用代码', en: 'Unified social credit code (USCC)' },
  region: { zh: '行政区划', en: 'Region' },
  productCategory: { zh: '产品类别', en: 'Product category' },
  partClass: { zh: '关键度', en: 'Part class' },
  contactName: { zh: '联系人', en: 'Contact' },
  contactMobile: { zh: '手机', en: 'Mobile' },
  contactEmail: { zh: '邮箱', en: 'E-mail' },
  buyer: { zh: '采购方', en: 'Buyer' },
  share: { zh: '占比', en: 'Share' },
}

const synonyms: Record<ColumnKey, string> = {
  name: '企业名称 供应商名称 供方名称 供应商 供方 企业 公司名称 单位名称 厂商名称 名称 name suppliername supplier company companyname enterprise enterprisename vendor vendorname',
  uscc: '统一社会信用代码 社会信用代码 统一信用代码 信用代码 税号 uscc unifiedsocialcreditcode socialcreditcode creditcode',
  region:
    '行政区划 行政区划代码 地区 所在地区 所属地区 区域 区划 所在地 所属区县 region regioncode district area location',
  productCategory:
    '产品类别 产品分类 产品类型 产品 供货类别 供货产品 物料类别 主要产品 productcategory category product products commodity',
  partClass:
    '关键度 件类 件别 零件类别 零件分类 重要度 关键等级 物料等级 partclass class criticality abcclass abc',
  contactName: '联系人 联系人姓名 姓名 负责人 质量负责人 contact contactname contactperson person',
  contactMobile:
    '手机 手机号 手机号码 电话 电话号码 联系电话 联系方式 联系人手机 联系人电话 移动电话 mobile mobilenumber mobilephone phone phonenumber cellphone tel telephone contactmobile contactphone',
  contactEmail:
    '邮箱 电子邮箱 电子邮件 邮件 邮箱地址 联系人邮箱 联系邮箱 email emailaddress mail contactemail',
  buyer:
    '采购方 采购方名称 采购企业 采购商 上级供应商 上级供方 上级企业 一级供应商 所属一级供应商 供货对象 客户 buyer buyername tier1 tier1link tier1buyer tier1supplier parentsupplier customer',
  share:
    '占比 采购占比 采购额占比 采购份额 份额 供货占比 供货比例 比例 share shareofspend spendshare percent percentage',
}

const exact = new Map(
  columnKeys.flatMap((key) => synonyms[key].split(' ').map((title) => [title, key] as const)),
)

/** Tried in this order on titles that no synonym equals: what they contain decides. */
const hints: readonly [ColumnKey, RegExp][] = [
  ['uscc', /信用代码|uscc|creditcode/],
  ['contactMobile', /手机|电话|mobile|phone/],
  ['contactEmail', /邮箱|邮件|email/],
  ['share', /占比|份额|percent|share/],
  ['buyer', /采购方|上级|buyer|tier1/],
  ['contactName', /联系人|contact/],
  ['partClass', /关键度|件类|partclass/],
  ['productCategory', /产品类|物料类|productcat/],
  ['region', /区划|地区|region/],
  ['name', /(供应商|供方|企业|公司|单位)名称|(supplier|company|vendor)name/],
]

/**
 * Which column is which, from the titles in zh or en: first titles that equal a known name, then titles that contain
 * one. Notes in brackets, stars and a second language after a slash or line break do no harm. The first match wins.
 */
export function guessColumns(headerRow: readonly string[]): ColumnMapping {
  const mapping: ColumnMapping = {}
  const taken = new Set<number>()
  const claim = (key: ColumnKey | undefined, index: number) => {
    if (key === undefined || mapping[key] !== undefined || taken.has(index)) return
    mapping[key] = index
    taken.add(index)
  }
  const titles = headerRow.map(titleForms)
  titles.forEach((forms, index) => {
    claim(
      forms.map((form) => exact.get(form)).find((key) => key !== undefined),
      index,
    )
  })
  titles.forEach((forms, index) => {
    const hint = hints.find(
      ([key, pattern]) => mapping[key] === undefined && forms.some((form) => pattern.test(form)),
    )
    claim(hint?.[0], index)
  })
  return mapping
}

/**
 * The header row among the first 30 rows, also when titles and notes stand above it: the one with the most known
 * columns, at least two and one of them the name or the code. Null when there is none.
 */
export function findHeader(rows: readonly TableRow[]): { index: number; columns: ColumnMapping } | null {
  let best: { index: number; columns: ColumnMapping } | null = null
  for (const [index, row] of rows.slice(0, 30).entries()) {
    const columns = guessColumns(row.cells)
    const found = Object.keys(columns).length
    if (found < 2 || (columns.name === undefined && columns.uscc === undefined)) continue
    if (!best || found > Object.keys(best.columns).length) best = { index, columns }
  }
  return best
}
