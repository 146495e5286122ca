import { cellText } from './cell-text.ts'
import { ReadFailureError, tableLimits } from './read-failure.ts'
import type { Sheet } from './read-table.ts'
import { slimXlsx } from './slim-xlsx.ts'

/** Elements that hold no cell and lead to parts that slimming dropped, or that the reader spreads over a million cells. */
const ignored = [
  'autoFilter',
  'hyperlinks',
  'dataValidations',
  'drawing',
  'picture',
  'tableParts',
  'conditionalFormatting',
  'extLst',
]

/** The visible sheets of an .xlsx, rows with content only. */
export async function readXlsx(file: Buffer): Promise<Sheet[]> {
  const slim = await slimXlsx(file, 'data')
  const { default: ExcelJS } = await import('exceljs')
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(slim as unknown as ArrayBuffer, { ignoreNodes: ignored }).catch(() => {
    throw new ReadFailureError('damaged')
  })
  return workbook.worksheets
    .filter((sheet) => sheet.state === 'visible' || sheet.state === undefined)
    .map((sheet) => {
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
