import type { SheetCell } from '#core/sheet.ts'
import { type ColumnKey, type ColumnMapping, columnKeys } from './columns.ts'
import type { Grid } from './grid.ts'
import { headerEnd, titlesOf } from './layout.ts'
import { numbered } from './numbering.ts'

/** A cell with its place, so that a fault can name it. */
export type Placed = { text: string; cell: SheetCell; row: number; column: number }

/** What a row of a checklist is. Texts of a question may stand in several rows below each other. */
export type ReadRow =
  | { kind: 'skipped'; row: number; text: string }
  /** A heading over the questions below it; `depth` 1 is an element, 2 a sub-element. */
  | { kind: 'section'; row: number; column: number; depth: 1 | 2; code: string; title: string }
  | { kind: 'row'; row: number; cells: ReadonlyMap<ColumnKey, Placed[]> }

/** Values that belong to every row that their merge covers; other texts of a merge belong to its first row. */
const shared: ReadonlySet<ColumnKey> = new Set([
  'elementCode',
  'elementZh',
  'elementEn',
  'elementWeight',
  'subElementCode',
  'subElementZh',
  'subElementEn',
  'star',
  'knockOut',
  'weight',
  'scores',
  'minimumScore',
  'notEvaluatedAllowed',
  'everyMonths',
  'responseDays',
  'categories',
  'partClasses',
  'processes',
  'perStep',
])
/** Texts that go on in the next row. */
const flowing: ReadonlySet<ColumnKey> = new Set([
  'guidanceZh',
  'guidanceEn',
  'evidenceZh',
  'evidenceEn',
  'noteZh',
  'noteEn',
  'crossReferences',
])
const texts: readonly ColumnKey[] = ['textZh', 'textEn']

/** Lines below a checklist that are no question: sums, signatures, remarks on the form. */
const footer =
  /^(合计|总计|小计|总分|得分合计|总得分|平均分|得分率|符合率|评价结论|审核结论|结论|审核员|审核组|审核日期|被审核方|受审核方|陪同人员|签字|签名|签章|日期|编制|审批|审核|批准|会签|备注|说明|注|填表说明|total|sum|subtotal|signature|signed|auditor|date|notes?|remarks?|conclusion)\s*\d*\s*[:：(（].*|^(合计|总计|小计|总分|得分合计|总得分|得分率|total|subtotal)$/i

/** Reads the rows below the header. `leveled` lists say in a column of their own what each row is. */
export function readRows(grid: Grid, headerRow: number, columns: ColumnMapping): ReadRow[] {
  const keyed = Object.entries(columns)
    .filter((entry): entry is [string, ColumnKey] =>
      (columnKeys as readonly string[]).includes(entry[1] ?? ''),
    )
    .map(([column, key]) => ({ column: Number(column), key }))
    .sort((a, b) => a.column - b.column)
  const leveled = keyed.some(({ key }) => key === 'level')
  const from = headerEnd(grid, headerRow)
  const header = keyed.map(({ column }) => titlesOf(grid, headerRow, column)[0] ?? '').join('\n')
  const found: (Found | Pending)[] = []
  for (const row of grid.rows) {
    if (row <= from) continue
    const cells = cellsOf(grid, row, keyed, leveled)
    if (leveled) {
      if (cells.size > 0) found.push({ kind: 'row', row, cells })
      continue
    }
    const head = headOf(grid, row)
    if (!head) continue
    if (keyed.map(({ column }) => grid.own(row, column).text.trim()).join('\n') === header) continue
    if (footer.test(head.text) && !(cells.has('code') && cells.has('textZh'))) {
      found.push({ kind: 'skipped', row, text: short(head.text) })
      continue
    }
    found.push(classify(grid, row, keyed, cells, head))
  }
  const hasElements = keyed.some(({ key }) => key === 'elementZh' || key === 'elementEn')
  return leveled ? (found as ReadRow[]) : levels(joined(settle(found, hasElements)))
}

const short = (text: string) => (text.length > 40 ? `${text.slice(0, 39)}…` : text)

type Keyed = { column: number; key: ColumnKey }
type Found =
  | Exclude<ReadRow, { kind: 'section' }>
  | { kind: 'heading'; row: number; column: number; depth: number | null; code: string; title: string }
/** A row with a code and a text only: whether it is a heading, the rows around it tell. */
type Pending = {
  kind: 'unsure'
  row: number
  column: number
  cells: ReadonlyMap<ColumnKey, Placed[]>
  text: string
}

/** `exact`: a text of spaces is a text, as in what was exported. */
function cellsOf(grid: Grid, row: number, keyed: readonly Keyed[], exact: boolean): Map<ColumnKey, Placed[]> {
  const cells = new Map<ColumnKey, Placed[]>()
  for (const { column, key } of keyed) {
    const cell = shared.has(key) ? grid.spread(row, column) : grid.own(row, column)
    if ((exact ? cell.text : cell.text.trim()) === '' && cell.formula === null) continue
    cells.set(key, [...(cells.get(key) ?? []), { text: cell.text, cell, row, column }])
  }
  return cells
}

/** The first cell of a row that holds something, and how many do. */
function headOf(
  grid: Grid,
  row: number,
): { text: string; column: number; count: number; wide: number } | null {
  let head: { text: string; column: number; wide: number } | null = null
  let count = 0
  for (let column = 0; column < grid.width; column += 1) {
    const { text, formula } = grid.own(row, column)
    if (text.trim() === '' && formula === null) continue
    count += 1
    const merge = grid.mergeAt(row, column)
    const wide = merge ? merge.right - merge.left + 1 : 1
    if (!head) head = { text: text.trim(), column, wide }
  }
  return head && { ...head, count }
}

function classify(
  grid: Grid,
  row: number,
  keyed: readonly Keyed[],
  cells: Map<ColumnKey, Placed[]>,
  head: { text: string; column: number; count: number; wide: number },
): Found | Pending {
  const textColumn = keyed.find(({ key }) => texts.includes(key))?.column ?? 0
  const reach = head.column + head.wide - 1
  // What a merge from above gives to a row is not the row's own.
  const ownKeys = keyed.filter(({ column }) => grid.own(row, column).text.trim() !== '').map(({ key }) => key)
  const onlyHead = head.count === 1
  const isText = ownKeys.some((key) => texts.includes(key))
  const heading = (text: string, column: number) => headingOf(text, row, column)
  if (onlyHead && head.wide > 1 && (head.wide > 2 || reach >= textColumn) && !inElement(keyed, head.column))
    return heading(head.text, head.column)
  if (onlyHead && head.column < textColumn && !inElement(keyed, head.column) && numbered(head.text).title)
    return heading(head.text, head.column)
  if (onlyHead && numbered(head.text).heading && head.column <= textColumn)
    return heading(head.text, head.column)
  const code = cells.get('code')?.[0]
  const text = texts.flatMap((key) => cells.get(key) ?? [])[0]
  if (head.count === 2 && isText && code && text && numbered(code.text).heading)
    return heading(`${code.text.replace(/[、.\s]+$/, '')}、${text.text}`, text.column)
  if (isText && text && ownKeys.every((key) => key === 'code' || texts.includes(key)))
    return {
      kind: 'unsure',
      row,
      column: text.column,
      cells,
      text: `${code?.text.trim() ?? ''} ${text.text.trim()}`.trim(),
    }
  return { kind: 'row', row, cells }
}

const inElement = (keyed: readonly Keyed[], column: number) =>
  keyed.some((one) => one.column === column && /^(sub)?element/i.test(one.key))

/** `4.2` is below `4`, and `P2-1` below `P2`. */
const isBelow = (code: string, other: string) =>
  code !== '' && other.startsWith(code) && /^[.-]\d/.test(other.slice(code.length))

/** Decides the unsure rows: one whose code is what the next row's code begins with is a heading. */
function settle(rows: readonly (Found | Pending)[], hasElements: boolean): Found[] {
  const codeOf = (row: Found | Pending | undefined) =>
    row && 'cells' in row ? (row.cells.get('code')?.[0]?.text.trim() ?? '') : ''
  return rows.map((row, i) => {
    if (row.kind !== 'unsure') return row
    if (hasElements || !isBelow(codeOf(row), codeOf(rows[i + 1])))
      return { kind: 'row', row: row.row, cells: row.cells }
    return headingOf(row.text, row.row, row.column)
  })
}

const headingOf = (text: string, row: number, column: number): Found => {
  const { code, title, depth } = numbered(text)
  return { kind: 'heading', row, column, depth, code, title: title || text }
}

/** Rows that only carry on the texts of the question above are one with it. */
function joined(rows: readonly Found[]): Found[] {
  const result: Found[] = []
  for (const row of rows) {
    const before = result.at(-1)
    const isQuestion = row.kind === 'row' && ['code', ...texts].some((key) => row.cells.has(key as ColumnKey))
    if (row.kind !== 'row' || isQuestion) result.push(row)
    else if (before?.kind === 'row') {
      const cells = new Map(before.cells)
      for (const [key, more] of row.cells)
        if (flowing.has(key)) cells.set(key, [...(cells.get(key) ?? []), ...more])
      result[result.length - 1] = { ...before, cells }
    } else {
      const text = [...row.cells.values()].flat().map((one) => one.text.trim())
      result.push({ kind: 'skipped', row: row.row, text: short(text.find(Boolean) ?? '') })
    }
  }
  return result
}

/**
 * Headings become elements and sub-elements: by the depth of their numbers, the shallowest being elements; without
 * numbers a heading directly over another one is the element of it.
 */
function levels(rows: readonly Found[]): ReadRow[] {
  const depths = rows.flatMap((row) => (row.kind === 'heading' && row.depth !== null ? [row.depth] : []))
  const top = Math.min(...depths)
  const over = rows.map(
    (row, i) => row.kind === 'heading' && row.depth === null && rows[i + 1]?.kind === 'heading',
  )
  const nested = over.includes(true)
  return rows.map((row, i): ReadRow => {
    if (row.kind !== 'heading') return row
    const { depth, ...rest } = row
    const isTop = depth !== null ? depth === top : depths.length > 0 || !nested || over[i]
    return { ...rest, kind: 'section', depth: isTop ? 1 : 2 }
  })
}
