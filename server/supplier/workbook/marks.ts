import type { Cell, Fill, Worksheet } from 'exceljs'
import type { Sheet } from '#server/workbook/read-table.ts'

/** Title of the last column of a marked list, in both languages because it is how a marked list is recognized. */
export const errorColumnTitle = '错误说明 / Errors'
export const notePrefix = 'ChainQ: '
export const fills = { error: 'FFFF9C9C', warning: 'FFFFEB9C' } as const

/** Gives one cell a fill. The style is copied first: cells of a loaded file share style objects. */
export function fillCell(cell: Cell, argb: string | null) {
  const fill: Fill = argb
    ? { type: 'pattern', pattern: 'solid', fgColor: { argb } }
    : { type: 'pattern', pattern: 'none' }
  cell.style = { ...cell.style, fill }
}

/** Takes our fills, our comments and the texts of our column off a list that comes back after correction. */
export function clearMarks(worksheet: Worksheet, rows: Sheet['rows'], errorColumn: number | null) {
  const ours = new Set<string | undefined>(Object.values(fills))
  for (const { number } of rows) {
    worksheet.getRow(number).eachCell({ includeEmpty: true }, (cell) => {
      const { fill } = cell
      if (fill?.type === 'pattern' && ours.has(fill.fgColor?.argb)) fillCell(cell, null)
      if (noteText(cell).startsWith(notePrefix)) removeNote(cell)
    })
    if (errorColumn !== null) worksheet.getCell(number, errorColumn).value = null
  }
}

export function noteText(cell: Cell): string {
  const { note } = cell
  if (!note) return ''
  return typeof note === 'string' ? note : (note.texts ?? []).map((part) => part.text).join('')
}

/** exceljs can set a note but not remove one: it lives in the cell and once more in the model the cell was loaded from. */
function removeNote(cell: Cell) {
  Reflect.deleteProperty(cell, '_comment')
  Reflect.deleteProperty(cell.model, 'comment')
}
