import type { ExportSheet } from '#core/standard/sheet/export-sheets.ts'
import { xmlText } from './xml-text.ts'

const headingFills = { 1: 'FFD9E2F3', 2: 'FFEEF2F9' } as const

/**
 * Sheets as an .xlsx: frozen titles with a filter, headings shaded, long texts wrapped. Texts stay texts (a leading
 * `=` is no formula) and are read back by `readCells` letter by letter.
 */
export async function writeSheets(sheets: readonly ExportSheet[]): Promise<Buffer> {
  const { default: ExcelJS } = await import('exceljs')
  const workbook = new ExcelJS.Workbook()
  for (const { name, columns, rows } of sheets) {
    const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] })
    sheet.columns = columns.map(({ title, width, wrap }) => ({
      header: title,
      width,
      style: { alignment: { vertical: 'top', wrapText: wrap } },
    }))
    sheet.getRow(1).font = { bold: true }
    for (const { cells, heading } of rows) {
      const row = sheet.addRow(cells.map((cell) => (typeof cell === 'string' ? xmlText(cell) : cell)))
      if (heading === 0) continue
      row.font = { bold: true }
      row.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: headingFills[heading] } }
    }
    sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: columns.length } }
  }
  return Buffer.from(await workbook.xlsx.writeBuffer())
}
