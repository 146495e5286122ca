import { cellText } from './cell-text.ts'
import { openXlsx } from './open-xlsx.ts'
import { ReadFailureError, tableLimits } from './read-failure.ts'
import type { Sheet } from './read-table.ts'

/** The visible sheets of an .xlsx, rows with content only. */
export async function readXlsx(file: Buffer): Promise<Sheet[]> {
  const sheets = await openXlsx(file, tableLimits)
  return sheets.map((sheet) => {
    const rows: Sheet['rows'] = []
    sheet.eachRow((row, number) => {
      const width = Math.min(row.cellCount, tableLimits.columns)
      const cells = Array.from({ length: width }, (_, index) => cellText(row.getCell(index + 1)))
      while (cells.at(-1) === '') cells.pop()
      if (cells.length === 0) return
      if (rows.length >= tableLimits.rows) throw new ReadFailureError('too-many-rows')
      rows.push({ number, cells })
    })
    return { name: sheet.name, rows }
  })
}
