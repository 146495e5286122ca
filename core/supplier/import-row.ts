import { normalizeEmail, normalizeMobile } from '../organization/contact.ts'
import { findRegion, isRegionCode } from '../organization/region.ts'
import { checkUscc } from '../organization/uscc.ts'
import { type ColumnKey, type ColumnMapping, columnKeys, type TableRow } from './import-columns.ts'
import { type Issue, type IssueCode, type IssueParams, makeIssue } from './import-issue.ts'

export type PartClass = 'A' | 'B' | 'C'

/** What one row says. `name` and `uscc` are '' only in rows with errors; null = not given. */
export type SupplierValues = {
  name: string
  /** Normalized; as typed when it is not valid. */
  uscc: string
  /** From the region column, else from the code. */
  regionCode: string | null
  productCategory: string | null
  /** A 关键件 (key), B 重要件 (important), C 一般件 (ordinary part). */
  partClass: PartClass | null
  contactName: string | null
  contactMobile: string | null
  contactEmail: string | null
  /** Name or code of the buyer as typed; null = supplies the chain leader directly. */
  buyer: string | null
  /** Percent of the buyer's spend, above 0 and at most 100. */
  share: number | null
}

export type ReadRow = { row: number; values: SupplierValues; issues: Issue[]; example: boolean }

const limits: Partial<Record<ColumnKey, number>> = { name: 100, productCategory: 100, contactName: 50 }

/**
 * Reads one row and checks what can be checked without the others. Null for a row with nothing in its columns.
 * `accepted` codes are not checked again: the chain knows them, be it by an override of a registered code that fails.
 */
export function readRow(
  row: TableRow,
  columns: ColumnMapping,
  accepted: ReadonlySet<string> = new Set(),
): ReadRow | null {
  const text = (key: ColumnKey) => {
    const index = columns[key]
    return index === undefined ? '' : tidy(row.cells[index] ?? '')
  }
  if (columnKeys.every((key) => text(key) === '')) return null
  const issues: Issue[] = []
  const report = <Code extends IssueCode>(
    column: ColumnKey | null,
    code: Code,
    params: IssueParams[Code],
  ) => {
    issues.push(makeIssue(row.number, column, code, params))
  }
  const example = /^[([【]?(示例|样例|example\b)/i.test(text('name').normalize('NFKC'))
  if (example) report('name', 'example-row', {})

  for (const [key, limit] of Object.entries(limits) as [ColumnKey, number][]) {
    const { length } = text(key)
    if (length > limit) report(key, 'too-long', { column: key, length, limit })
  }
  if (text('name') === '') report('name', 'required', { column: 'name' })
  const uscc = readUscc(text('uscc'), accepted, report)
  const contactMobile = text('contactMobile') === '' ? null : normalizeMobile(text('contactMobile'))
  if (text('contactMobile') !== '' && !contactMobile)
    report('contactMobile', 'mobile-invalid', { text: clip(text('contactMobile')) })
  const contactEmail = text('contactEmail') === '' ? null : normalizeEmail(text('contactEmail'))
  if (text('contactEmail') !== '' && !contactEmail)
    report('contactEmail', 'email-invalid', { text: clip(text('contactEmail')) })
  if (text('contactMobile') === '' && text('contactEmail') === '') report(null, 'no-contact', {})

  const values: SupplierValues = {
    name: text('name'),
    uscc: uscc.code,
    regionCode: readRegion(text('region'), uscc.regionCode, report),
    productCategory: text('productCategory') || null,
    partClass: readPartClass(text('partClass'), report),
    contactName: text('contactName') || null,
    contactMobile,
    contactEmail,
    buyer: text('buyer') || null,
    share: readShare(text('share'), report),
  }
  return { row: row.number, values, issues, example }
}

type Report = <Code extends IssueCode>(column: ColumnKey, code: Code, params: IssueParams[Code]) => void

function readUscc(
  text: string,
  accepted: ReadonlySet<string>,
  report: Report,
): { code: string; regionCode: string | null } {
  if (text === '') {
    report('uscc', 'required', { column: 'uscc' })
    return { code: '', regionCode: null }
  }
  const check = checkUscc(text)
  const code = clip(check.code)
  if (accepted.has(code)) return { code, regionCode: code.slice(2, 8) }
  if (check.ok) {
    if (check.warning) report('uscc', 'uscc-organization-code', { code })
    return { code, regionCode: check.regionCode }
  }
  if (/^\d{15}000$/.test(code) || /^\d(\.\d+)?E\+?17$/.test(code))
    report('uscc', 'uscc-lost-digits', { code })
  else if (check.reason === 'length') report('uscc', 'uscc-length', { code, length: [...check.code].length })
  else if (check.reason === 'check-digit')
    report('uscc', 'uscc-check-digit', { code, expected: check.expected ?? '' })
  else {
    const position = check.position ?? 1
    const character = [...code][position - 1] ?? ''
    report('uscc', 'uscc-alphabet', { code, position, character, suggestion: check.suggestion ?? null })
  }
  return { code, regionCode: null }
}

function readRegion(text: string, fromCode: string | null, report: Report): string | null {
  const digits = text.normalize('NFKC')
  if (text === '') return fromCode
  if (isRegionCode(digits)) return digits
  const region = findRegion(text)
  if (region) return region.code
  report('region', 'region-unknown', { text: clip(text), regionCode: fromCode })
  return fromCode
}

const partClassWords: Record<string, PartClass> = {
  a: 'A',
  b: 'B',
  c: 'C',
  关键: 'A',
  重要: 'B',
  一般: 'C',
  key: 'A',
  important: 'B',
  ordinary: 'C',
}

/** A, A类, 关键件, A（关键件）, key part …; a letter and a word that contradict each other are not understood. */
function readPartClass(text: string, report: Report): PartClass | null {
  if (text === '') return null
  const key = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}]/gu, '')
  const pattern = /^([abc](?:类|级|class)?)?(关键|重要|一般|key|important|ordinary)?(?:类|级|件|part|class)*$/
  const [, letter = '', word = ''] = pattern.exec(key) ?? []
  const found = [partClassWords[letter.slice(0, 1)], partClassWords[word]].filter((one) => one !== undefined)
  if (found[0] !== undefined && new Set(found).size === 1) return found[0]
  report('partClass', 'part-class-unknown', { text: clip(text) })
  return null
}

function readShare(text: string, report: Report): number | null {
  if (text === '') return null
  const [, digits = '', sign = ''] =
    /^(\d+(?:\.\d+)?)(%?)$/.exec(text.normalize('NFKC').replace(/\s/g, '')) ?? []
  const share = Number(digits)
  if (digits === '' || share <= 0 || share > 100) {
    report('share', 'share-invalid', { text: clip(text) })
    return null
  }
  if (share < 1 && sign === '')
    report('share', 'share-looks-like-fraction', {
      text: clip(text),
      percent: Number((share * 100).toPrecision(12)),
    })
  return share
}

const tidy = (text: string) => text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim()

const clip = (text: string) => ([...text].length > 60 ? `${[...text].slice(0, 60).join('')}…` : text)
