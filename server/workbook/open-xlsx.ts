import type { Worksheet } from 'exceljs'
import { ReadFailureError, type TableLimits } from './read-failure.ts'
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

/** The visible sheets of an .xlsx, safe to walk over. Throws ReadFailureError. */
export async function openXlsx(file: Buffer, limits: TableLimits): Promise<Worksheet[]> {
  const slim = await slimXlsx(file, 'data', limits)
  const { default: ExcelJS } = await import('exceljs')
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(slim as unknown as ArrayBuffer, { ignoreNodes: ignored }).catch(() => {
    throw new ReadFailureError('damaged')
  })
  return workbook.worksheets.filter((sheet) => sheet.state === 'visible' || sheet.state === undefined)
}
