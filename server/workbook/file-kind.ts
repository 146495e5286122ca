import { ReadFailureError, type TableLimits } from './read-failure.ts'

export type FileKind = 'xlsx' | 'csv'

/** What an uploaded file is by its first bytes, whatever its name; text is a CSV until its reader finds otherwise. */
export function kindOf(file: Buffer, limits: TableLimits): FileKind {
  if (file.length > limits.fileBytes) throw new ReadFailureError('too-large')
  if (file.length === 0) throw new ReadFailureError('empty')
  const start = file.toString('latin1', 0, 4)
  if (start === 'PK\x03\x04') return 'xlsx'
  // An OLE container: Excel 97–2003, or the envelope of an encrypted .xlsx.
  if (start === '\xd0\xcf\x11\xe0')
    throw new ReadFailureError(
      file.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'encrypted' : 'legacy-xls',
    )
  return 'csv'
}

/** A name Excel accepts for the sheet of a CSV: no `\ / ? * [ ] :`, at most 31 characters. */
export function sheetName(filename: string): string {
  const base = filename
    .split(/[\\/]/)
    .at(-1)
    ?.replace(/\.\w{1,5}$/, '')
    .replace(/[?*[\]:']/g, ' ')
    .trim()
  return base ? [...base].slice(0, 31).join('') : 'CSV'
}
