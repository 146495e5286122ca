import { type FileKind, kindOf, sheetName } from './file-kind.ts'
import { readCsv } from './read-csv.ts'
import { orFailure, type ReadFailure, ReadFailureError, tableLimits } from './read-failure.ts'
import { readXlsx } from './read-xlsx.ts'

/** Rows with content only; `number` is the row's number as the user's program shows it (1-based). */
export type Sheet = { name: string; rows: { number: number; cells: string[] }[] }

export type ReadResult = { ok: true; kind: FileKind; sheets: Sheet[] } | { ok: false; failure: ReadFailure }

/**
 * Reads an uploaded .xlsx or CSV; the content decides, the name only gives a CSV's sheet its name. Bad files are a
 * typed failure (words in `read-failure.ts`), never an exception. Takes up to a few seconds at the limits.
 */
export function readTable(file: Buffer, filename: string): Promise<ReadResult> {
  return orFailure(async () => {
    const kind = kindOf(file, tableLimits)
    const sheets = kind === 'xlsx' ? await readXlsx(file) : [readCsv(file, sheetName(filename), tableLimits)]
    if (sheets.every((sheet) => sheet.rows.length === 0)) throw new ReadFailureError('empty')
    return { kind, sheets }
  })
}
