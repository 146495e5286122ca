import { z } from 'zod'
import type { CellSheet } from '#core/sheet.ts'
import { columnLetters } from '#core/sheet.ts'
import type { StandardContent } from '../content.ts'
import { assemble, type SheetPart } from './assemble.ts'
import type { NodePlace } from './built-tree.ts'
import { type ColumnKey, type ColumnMapping, columnMappingSchema } from './columns.ts'
import type { SheetFault } from './faults.ts'
import { type Grid, gridOf, rangeOf } from './grid.ts'
import { guessLayout, headerEnd, sharesTitle, titlesOf } from './layout.ts'
import { readRows } from './rows.ts'
import { readSettings, settingsHeader } from './settings.ts'

/** Which sheets are read, where their headers are and what their columns hold. */
export const sheetPlanSchema = z.array(
  z.strictObject({
    name: z.string(),
    use: z.boolean(),
    headerRow: z.int().positive().nullable(),
    columns: columnMappingSchema,
  }),
)
export type SheetPlan = z.infer<typeof sheetPlanSchema>

/** Most questions of one standard. */
export const mostQuestions = 2000

export type ReadOptions = {
  plan: SheetPlan
  /** Rules and names that the workbook does not bring; also the tree that it takes the place of, when `replaces`. */
  base: StandardContent
  replaces: boolean
  /** Missing English is filled with the Chinese (and the other way round), to be translated later. */
  fillLanguages: boolean
}

export type ReadChecklist = {
  /** A draft: it may lack what publishing asks for. */
  content: StandardContent
  faults: SheetFault[]
  places: ReadonlyMap<string, NodePlace>
  /** Whether the workbook brought its own rules. */
  hasSettings: boolean
  /** The title above the header of the first sheet, when there is one. */
  title: string | null
}

/** What a workbook most likely means: every sheet with a header is read, all of them with a plan of their own. */
export function guessPlan(sheets: readonly CellSheet[]): SheetPlan {
  const plan = sheets.map((sheet) => {
    if (settingsHeader(sheet)) return { name: sheet.name, use: false, headerRow: null, columns: {} }
    const { headerRow, columns } = guessLayout(gridOf(sheet))
    return { name: sheet.name, use: headerRow !== null, headerRow, columns }
  })
  // With no header anywhere the first sheet is shown, so that somebody can say where it is.
  const first = plan.find((_, i) => !settingsHeader(sheets[i]!))
  if (first && !plan.some((one) => one.use)) first.use = true
  return plan
}

/** Reads the sheets by the plan. Errors keep the result from becoming a draft; `content` shows what was understood. */
export function readChecklist(sheets: readonly CellSheet[], options: ReadOptions): ReadChecklist {
  const { plan, base, replaces } = options
  const faults: SheetFault[] = []
  const report = (fault: SheetFault) => faults.push(fault)
  const settingsSheet = sheets.find((sheet) => settingsHeader(sheet))
  const { head = {}, scales = new Map() } = settingsSheet ? readSettings(settingsSheet, report) : {}
  const scale = head.scale ?? base.scale

  const parts: SheetPart[] = []
  let title: string | null = null
  for (const { name, headerRow, columns } of plan.filter((one) => one.use)) {
    const sheet = sheets.find((one) => one.name === name)
    const whole = { severity: 'error', sheet: name, row: null, column: null, params: {} } as const
    if (!sheet) {
      report({ ...whole, code: 'sheet-gone' })
      continue
    }
    const grid = gridOf(sheet)
    if (headerRow === null) {
      report({ ...whole, code: 'no-header' })
      continue
    }
    checkHeader(grid, headerRow, columns, report)
    if (!hasKey(columns, 'textZh') && !hasKey(columns, 'textEn')) {
      report({ ...whole, row: headerRow, code: 'no-text-column' })
      continue
    }
    title ??= titleAbove(grid, headerRow)
    parts.push({ sheet: name, columns, rows: readRows(grid, headerRow, columns) })
  }
  const { elements, places } = assemble(parts, { replaces: replaces ? base : null, scale, scales, report })
  const count = elements.reduce((sum, element) => sum + element.questions.length, 0)
  const sheet = plan.find((one) => one.use)?.name ?? sheets[0]?.name ?? ''
  const atAll = { sheet, row: null, column: null } as const
  if (parts.length > 0 && count === 0 && !faults.some((fault) => fault.severity === 'error'))
    report({ code: 'no-question', severity: 'error', ...atAll, params: {} })
  if (count > mostQuestions)
    report({ code: 'too-many-questions', severity: 'error', ...atAll, params: { most: mostQuestions } })
  const { elements: _, ...rules } = base
  const content: StandardContent = { ...rules, ...head, elements }
  const missing = englishMissing(content.elements)
  if (missing > 0 && !options.fillLanguages)
    report({ code: 'english-missing', severity: 'note', ...atAll, params: { count: missing } })
  return {
    content: options.fillLanguages
      ? { ...content, elements: filled(content.elements) as typeof elements }
      : content,
    faults: inOrder(faults, sheets),
    places,
    hasSettings: settingsSheet !== undefined,
    title,
  }
}

/** As somebody goes through the workbook, each fault once: errors first. */
function inOrder(faults: readonly SheetFault[], sheets: readonly CellSheet[]): SheetFault[] {
  const once = new Map(faults.map((fault) => [JSON.stringify(fault), fault]))
  const rank = new Map(sheets.map(({ name }, i) => [name, i]))
  return [...once.values()].sort(
    (a, b) =>
      a.severity.localeCompare(b.severity) ||
      (rank.get(a.sheet) ?? 0) - (rank.get(b.sheet) ?? 0) ||
      (a.row ?? 0) - (b.row ?? 0) ||
      (a.column ?? 0) - (b.column ?? 0),
  )
}

const hasKey = (columns: ColumnMapping, key: ColumnKey) => Object.values(columns).includes(key)

/** A title over several columns with content says nothing about each of them until somebody does. */
function checkHeader(
  grid: Grid,
  headerRow: number,
  columns: ColumnMapping,
  report: (fault: SheetFault) => void,
) {
  const seen = new Map<ColumnKey, number>()
  for (let column = 0; column < grid.width; column += 1) {
    const key = columns[column]
    if (key === undefined && sharesTitle(grid, headerRow, column) && holdsText(grid, headerRow, column)) {
      const merge = grid.mergeAt(headerRow, column)
      report({
        code: 'merged-header',
        severity: 'error',
        sheet: grid.name,
        row: headerRow,
        column,
        params: {
          range: merge ? rangeOf(merge) : columnLetters(column),
          title: titlesOf(grid, headerRow, column)[0] ?? '',
        },
      })
    }
    if (key === undefined || key === 'ignore') continue
    const earlier = seen.get(key)
    const mayRepeat = /^(guidance|evidence|note)/.test(key)
    if (earlier !== undefined && !mayRepeat) {
      const params = { key, other: columnLetters(earlier) }
      report({ code: 'column-twice', severity: 'error', sheet: grid.name, row: headerRow, column, params })
    }
    seen.set(key, column)
  }
}

function holdsText(grid: Grid, headerRow: number, column: number): boolean {
  const from = headerEnd(grid, headerRow)
  return grid.rows.some((row) => row > from && grid.own(row, column).text.trim() !== '')
}

/** The first line above the header that stands alone: the name of the form. */
function titleAbove(grid: Grid, headerRow: number): string | null {
  for (const row of grid.rows) {
    if (row >= headerRow) return null
    const texts = Array.from({ length: grid.width }, (_, c) => grid.own(row, c).text.trim()).filter(Boolean)
    if (texts.length === 1 && texts[0]!.length >= 4 && texts[0]!.length <= 80 && !/[:：]/.test(texts[0]!))
      return texts[0]!.replace(/\s+/g, ' ')
  }
  return null
}

type AnyText = { zh: string; en: string }
const isText = (value: unknown): value is AnyText =>
  typeof value === 'object' && value !== null && 'zh' in value && 'en' in value

function englishMissing(value: unknown): number {
  if (isText(value)) return value.en === '' ? 1 : 0
  if (typeof value !== 'object' || value === null) return 0
  return Object.values(value).reduce((sum: number, inner) => sum + englishMissing(inner), 0)
}

/** Texts with one language only get it for the other too. */
function filled(value: unknown): unknown {
  if (isText(value)) return { zh: value.zh || value.en, en: value.en || value.zh }
  if (Array.isArray(value)) return value.map(filled)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, filled(inner)]))
}
