import { readCsv } from './read-csv.ts'
import { type ReadFailure, ReadFailureError, tableLimits } from './read-failure.ts'
import { readXlsx } from './read-xlsx.ts'

/** Rows with content only; `number` is the row's number as the user's program shows it (1-based). */
export type Sheet = { name: string; rows: { number: number; cells: string[] }[] }

export type ReadResult =
  | { ok: true; kind: 'xlsx' | 'csv'; sheets: Sheet[] }
  | { ok: false; failure: ReadFailure }

/**
 * Reads an uploaded .xlsx or CSV; the content decides, the name only gives a CSV's sheet its name. Bad files are a
 * typed failure (words in `read-failure.ts`), never an exception. Takes up to a few seconds at the limits.
 */
export async function readTable(file: Buffer, filename: string): Promise<ReadResult> {
  try {
    if (file.length > tableLimits.fileBytes) throw new ReadFailureError('too-large')
    if (file.length === 0) throw new ReadFailureError('empty')
    const kind = kindOf(file)
    const sheets = kind === 'xlsx' ? await readXlsx(file) : [readCsv(file, sheetName(filename))]
    if (sheets.every((sheet) => sheet.rows.length === 0)) throw new ReadFailureError('empty')
    return { ok: true, kind, sheets }
  } catch (error) {
    if (error instanceof ReadFailureError) return { ok: false, failure: error.failure }
    throw error
  }
}

function kindOf(file: Buffer): 'xlsx' | 'csv' {
  const start = file.toString('latin1', 0, 4)
  if (start === 'PK\x03\x04') return 'xlsx'
  // An OLE container: Excel 97–2003, or the envelope of an encrypted .xlsx.
  if (start === '\xd0\xcf\x11\xe0')
    throw new ReadFailureError(
      file.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'encrypted' : 'legacy-xls',
    )
  return 'csv'
}

/** A name Excel accepts for a sheet: no `\ / ? * [ ] :`, at most 31 characters. */
function sheetName(filename: string): string {
  const base = filename
    .split(/[\\/]/)
    .at(-1)
    ?.replace(/\.\w{1,5}$/, '')
    .replace(/[?*[\]:']/g, ' ')
    .trim()
  return base ? [...base].slice(0, 31).join('') : 'CSV'
}
