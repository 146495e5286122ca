import iconv from 'iconv-lite'
import Papa from 'papaparse'
import { ReadFailureError, type TableLimits } from './read-failure.ts'
import type { Sheet } from './read-table.ts'

/** The rows of a CSV (or tab-separated) text in UTF-8, UTF-16 with mark, or GB18030 (what Excel writes in China). */
export function readCsv(file: Buffer, name: string, limits: TableLimits): Sheet {
  const { separator, text } = withoutSeparatorLine(decode(file))
  const rows: Sheet['rows'] = []
  let number = 0
  let tooMany = false
  Papa.parse<string[]>(text, {
    delimiter: separator ?? guessSeparator(text),
    step: ({ data }, parser) => {
      number += 1
      const cells = data.slice(0, limits.columns).map(plain)
      while (cells.at(-1) === '') cells.pop()
      if (cells.length === 0) return
      if (rows.length >= limits.rows) {
        tooMany = true
        parser.abort()
      } else rows.push({ number, cells })
    },
  })
  if (tooMany) throw new ReadFailureError('too-many-rows')
  return { name, rows }
}

function decode(file: Buffer): string {
  if (file[0] === 0xff && file[1] === 0xfe) return checked(iconv.decode(file, 'utf16le'))
  if (file[0] === 0xfe && file[1] === 0xff) return checked(iconv.decode(file, 'utf16be'))
  if (file.includes(0)) throw new ReadFailureError('not-a-workbook')
  try {
    return checked(new TextDecoder('utf-8', { fatal: true }).decode(file))
  } catch (error) {
    if (error instanceof ReadFailureError) throw error
    const text = checked(iconv.decode(file, 'gb18030'))
    if (text.includes('\ufffd')) throw new ReadFailureError('unknown-encoding')
    return text
  }
}

/** Control characters are the mark of a binary file, markup of a web page that is called .xls. */
function checked(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(text) || /^\s*(<[!?a-z]|%PDF-|\{\\rtf)/i.test(text))
    throw new ReadFailureError('not-a-workbook')
  return text
}

/** Excel's own first line `sep=;` names the separator; it stays as an empty row so that row numbers hold. */
function withoutSeparatorLine(text: string): { separator: string | null; text: string } {
  const line = /^"?sep=([,;\t|])"?(?=\r?\n)/i.exec(text)
  return { separator: line?.[1] ?? null, text: line ? text.slice(line[0].length) : text }
}

/** The separator that splits the first rows into the most cells; titles above the header do not mislead it. */
function guessSeparator(text: string): string {
  const cells = (delimiter: string) =>
    Papa.parse<string[]>(text, { delimiter, preview: 50 }).data.reduce((sum, row) => sum + row.length, 0)
  return [',', '\t', ';', '|'].reduce((best, next) => (cells(next) > cells(best) ? next : best))
}

/** `="0123"` is how exporters keep Excel from turning a text into a number. */
function plain(cell: string): string {
  return (/^="(.*)"$/s.exec(cell)?.[1] ?? cell).trim()
}
