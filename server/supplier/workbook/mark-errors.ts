import type { Workbook, Worksheet } from 'exceljs'
import type { ColumnMapping } from '#core/supplier/import-columns.ts'
import type { Issue } from '#core/supplier/import-issue.ts'
import { issueText } from '#core/supplier/import-words.ts'
import type { Locale } from '#core/text.ts'
import type { Sheet } from '#server/workbook/read-table.ts'
import { slimXlsx } from '#server/workbook/slim-xlsx.ts'
import { clearMarks, errorColumnTitle, fillCell, fills, notePrefix } from './marks.ts'

/** Programs become slow with more comments than this; the last column tells everything anyway. */
const maxNotes = 2000

type Marking = {
  /** The uploaded .xlsx, null for CSV. */
  workbook: Buffer | null
  /** The sheet as `readTable` gave it. */
  sheet: Sheet
  columns: ColumnMapping
  headerRow: number | null
  issues: readonly Issue[]
  locale: Locale
}

/**
 * The user's list as an .xlsx with its wrong cells red (warnings yellow), a comment on each, and a last column with
 * all issues of the row in `locale`. An uploaded .xlsx keeps its looks (drop-down lists and charts excepted); without
 * one, or when it cannot be rewritten, the sheet is laid out anew with the same row numbers. Marks of an earlier round
 * are taken away first.
 */
export async function markErrors(of: Marking): Promise<Buffer> {
  const { default: ExcelJS } = await import('exceljs')
  if (of.workbook) {
    try {
      const workbook = new ExcelJS.Workbook()
      const slim = await slimXlsx(of.workbook, 'all')
      await workbook.xlsx.load(slim as unknown as ArrayBuffer, { ignoreNodes: ['dataValidations'] })
      const worksheet = workbook.getWorksheet(of.sheet.name)
      if (worksheet) return await mark(workbook, worksheet, of)
    } catch {
      // Some part of the user's file is beyond the writer: their data still comes back, laid out anew.
    }
  }
  const workbook = new ExcelJS.Workbook()
  return mark(workbook, layOut(workbook, of.sheet), of)
}

async function mark(workbook: Workbook, worksheet: Worksheet, of: Marking): Promise<Buffer> {
  const { sheet, columns, issues, locale } = of
  const headerNumber = of.headerRow ?? sheet.rows[0]?.number ?? 1
  const header = sheet.rows.find((row) => row.number === headerNumber)
  const old = header?.cells.findIndex((cell) => cell.startsWith(errorColumnTitle)) ?? -1
  const widest = sheet.rows.reduce((most, row) => Math.max(most, row.cells.length), 1)
  const errorColumn = old >= 0 ? old + 1 : widest + 1
  clearMarks(worksheet, sheet.rows, old >= 0 ? errorColumn : null)

  worksheet.getColumn(errorColumn).width = 60
  const lines = new Map<number, string[]>([[headerNumber, [errorColumnTitle]]])
  const notes = new Map<
    string,
    { row: number; column: number; severity: Issue['severity']; lines: string[] }
  >()
  for (const issue of issues) {
    const text = issueText(issue)[locale]
    lines.set(issue.row, [...(lines.get(issue.row) ?? []), text])
    const column = issue.column === null ? undefined : columns[issue.column]
    if (column === undefined) continue
    const key = `${issue.row} ${column}`
    const note = notes.get(key) ?? { row: issue.row, column: column + 1, severity: issue.severity, lines: [] }
    const severity = note.severity === 'error' ? 'error' : issue.severity
    notes.set(key, { ...note, severity, lines: [...note.lines, text] })
  }

  for (const [row, texts] of lines) {
    const cell = worksheet.getCell(row, errorColumn)
    cell.value = texts.join('\n')
    const font = row === headerNumber ? { bold: true } : {}
    cell.style = { font, alignment: { wrapText: true, vertical: 'top' } }
  }
  let count = 0
  for (const note of notes.values()) {
    const cell = worksheet.getCell(note.row, note.column)
    fillCell(cell, fills[note.severity])
    count += 1
    if (count <= maxNotes) cell.note = notePrefix + note.lines.join('\n')
  }
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

function layOut(workbook: Workbook, sheet: Sheet): Worksheet {
  const worksheet = workbook.addWorksheet(sheet.name)
  for (const { number, cells } of sheet.rows) {
    for (const [index, text] of cells.entries()) {
      const cell = worksheet.getCell(number, index + 1)
      // Text format, so that a code or phone number stays what it is when the user edits the cell.
      cell.numFmt = '@'
      cell.value = text
    }
  }
  const widest = sheet.rows.reduce((most, row) => Math.max(most, row.cells.length), 1)
  for (let column = 1; column <= widest; column += 1) worksheet.getColumn(column).width = 20
  return worksheet
}
