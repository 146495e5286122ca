/** One column of an exported list. `value` null leaves the cell empty: no data is not 0. */
export type ExportColumn<Row> = {
  header: string
  value: (row: Row) => string | number | Date | null
  /** In characters. */
  width?: number
  /** Excel number format, such as `0.0` or `yyyy-mm-dd`. */
  format?: string
}

export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A list as an .xlsx workbook with a frozen header row and filters. Text that looks like a formula stays text. */
export async function exportList<Row>(options: {
  sheet: string
  columns: readonly ExportColumn<Row>[]
  rows: readonly Row[]
}): Promise<Buffer> {
  const { default: ExcelJS } = await import('exceljs')
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet(options.sheet.slice(0, 31), { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = options.columns.map((column) => ({
    header: column.header,
    width: column.width ?? 18,
    style: column.format ? { numFmt: column.format } : {},
  }))
  sheet.getRow(1).font = { bold: true }
  for (const row of options.rows) sheet.addRow(options.columns.map((column) => column.value(row)))
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: options.columns.length } }
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

/** A file as a download, under a name in any script. */
export function download(content: Uint8Array, fileName: string, type: string = xlsxType): Response {
  return new Response(new Uint8Array(content), {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      'cache-control': 'no-store',
    },
  })
}

/**
 * To throw in the loader of a page that answers with a file this once: Remix shows its error page for any other thrown
 * response, so the file travels beside it (`app/entry.server.tsx`).
 */
export function instead(context: { file?: Response }, file: Response): Response {
  context.file = file
  return new Response(null)
}
