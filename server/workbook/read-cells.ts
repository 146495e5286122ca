import { setImmediate } from 'node:timers/promises'
import type { Cell, CellValue, Worksheet } from 'exceljs'
import type { CellKind, CellSheet, Merge, SheetCell } from '#core/sheet.ts'
import { valueText } from './cell-text.ts'
import { type FileKind, kindOf, sheetName } from './file-kind.ts'
import { openXlsx } from './open-xlsx.ts'
import { readCsv } from './read-csv.ts'
import { orFailure, type ReadFailure, ReadFailureError, type TableLimits } from './read-failure.ts'

export type CellsResult =
  | { ok: true; kind: FileKind; sheets: CellSheet[] }
  | { ok: false; failure: ReadFailure }

/** Told now and then how many rows of how many were read. */
export type OnProgress = (rows: number, total: number) => Promise<void>

/**
 * Reads an uploaded .xlsx or CSV cell by cell: texts untrimmed, what kind of value each is, formulas told from typed
 * values, merged areas. Bad files are a typed failure, never an exception; other work goes on between the rows.
 */
export function readCells(
  file: Buffer,
  filename: string,
  limits: TableLimits,
  onProgress: OnProgress = () => Promise.resolve(),
): Promise<CellsResult> {
  return orFailure(async () => {
    const kind = kindOf(file, limits)
    const sheets: CellSheet[] = []
    if (kind === 'csv') sheets.push(plain(readCsv(file, sheetName(filename), limits)))
    else {
      const opened = await openXlsx(file, limits)
      const total = opened.reduce((sum, sheet) => sum + sheet.rowCount, 0)
      let before = 0
      for (const sheet of opened) {
        const done = before
        sheets.push(await cellsOf(sheet, limits, (rows) => onProgress(done + rows, total)))
        before += sheet.rowCount
      }
    }
    if (sheets.every((sheet) => sheet.rows.length === 0)) throw new ReadFailureError('empty')
    return { kind, sheets }
  })
}

const emptyCell: SheetCell = { text: '', kind: 'text', formula: null }

const plain = ({ name, rows }: { name: string; rows: { number: number; cells: string[] }[] }): CellSheet => ({
  name,
  rows: rows.map(({ number, cells }) => ({
    number,
    cells: cells.map((text) => ({ ...emptyCell, text })),
  })),
  merges: [],
})

async function cellsOf(
  sheet: Worksheet,
  limits: TableLimits,
  onRows: (rows: number) => Promise<void>,
): Promise<CellSheet> {
  const rows: CellSheet['rows'] = []
  const merges = new Map<string, Merge>()
  for (let number = 1; number <= sheet.rowCount; number += 1) {
    if (number % 200 === 0) {
      await setImmediate()
      await onRows(number)
    }
    const row = sheet.findRow(number)
    if (!row?.hasValues) continue
    const cells: SheetCell[] = []
    for (let column = 0; column < Math.min(row.cellCount, limits.columns); column += 1) {
      const cell = row.getCell(column + 1)
      if (cell.isMerged) stretch(merges, cell.master, number, column)
      cells.push(cell.isMerged && cell.master !== cell ? emptyCell : read(cell))
    }
    while (cells.length > 0 && isEmpty(cells.at(-1)!)) cells.pop()
    if (cells.every(({ text, formula }) => text.trim() === '' && formula === null)) continue
    if (rows.length >= limits.rows) throw new ReadFailureError('too-many-rows')
    rows.push({ number, cells })
  }
  return { name: sheet.name, rows, merges: [...merges.values()] }
}

const isEmpty = ({ text, formula }: SheetCell) => text === '' && formula === null

function stretch(merges: Map<string, Merge>, master: Cell, row: number, column: number) {
  const merge = merges.get(master.address)
  if (!merge) merges.set(master.address, { top: row, bottom: row, left: column, right: column })
  else {
    merge.bottom = Math.max(merge.bottom, row)
    merge.right = Math.max(merge.right, column)
  }
}

function read(cell: Cell): SheetCell {
  const { value } = cell
  if (value === null || value === undefined) return emptyCell
  const calculated = typeof value === 'object' && ('formula' in value || 'sharedFormula' in value)
  const result = calculated ? (value.result as CellValue | undefined) : value
  return {
    text: shown(result, cell.numFmt ?? ''),
    kind: kindOfValue(result),
    formula: calculated ? (result === undefined ? 'no-result' : 'result') : null,
  }
}

/** A code typed as 2.10 into a number cell stays 2.10 where the format shows two decimals. */
function shown(value: CellValue | undefined, format: string): string {
  const decimals = /^0\.(0{1,4})(?:_ )?$/.exec(format)?.[1]?.length
  if (typeof value === 'number' && decimals !== undefined && Math.abs(value) < 1e9) {
    const fixed = value.toFixed(decimals)
    if (Number(fixed) === value) return fixed
  }
  return valueText(value, format)
}

function kindOfValue(value: CellValue | undefined): CellKind {
  if (typeof value === 'number') return 'number'
  if (typeof value === 'boolean') return 'boolean'
  if (value instanceof Date) return 'date'
  return typeof value === 'object' && value !== null && 'error' in value ? 'error' : 'text'
}
