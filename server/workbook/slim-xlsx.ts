import JSZip from 'jszip'
import { ReadFailureError, type TableLimits, tableLimits } from './read-failure.ts'
import { readZipEntries, unpackEntry } from './zip-entries.ts'

/** The parts that hold the cells; all else (pictures, comments, printer settings …) only costs time and breaks readers. */
const dataParts =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|xl\/(workbook|styles|sharedStrings)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/[^/]+\.xml)$/

/** A formula without a value; as text it is one whose result is empty, else one that was never calculated. */
const noValue = /<c\b([^<>]*)>(\s*<f\b[^<>]*(?:\/>|>[^<]*<\/f>)\s*)(?:<v\s*\/>|<v>\s*<\/v>)/g

/** The reader knows an empty result by a space only. */
const markEmptyResult = (whole: string, attributes: string, formula: string) =>
  /\bt="str"/.test(attributes) ? `<c${attributes}>${formula}<v> </v>` : whole

/** Above this many rows, empty ones are dropped even where their formatting would be kept. */
const manyRows = 30_000
const lastRow = 1_048_576

/**
 * An .xlsx that is safe to hand to the reader: sizes checked against the directory and held to it while unpacking,
 * empty cells and rows dropped (people format whole columns), giant merges dropped (the reader visits each cell).
 * `keep: 'data'` drops every part that holds no cells; `'all'` keeps the file as the user made it.
 */
export async function slimXlsx(
  file: Buffer,
  keep: 'data' | 'all',
  limits: TableLimits = tableLimits,
): Promise<Buffer> {
  const entries = readZipEntries(file)
  if (!entries) throw new ReadFailureError('damaged')
  if (entries.some((entry) => entry.encrypted)) throw new ReadFailureError('encrypted')
  if (!entries.some((entry) => entry.name === 'xl/workbook.xml')) throw new ReadFailureError('not-a-workbook')
  const wanted = entries.filter(
    (entry) => !entry.name.endsWith('/') && (keep === 'all' || dataParts.test(entry.name)),
  )
  if (wanted.reduce((sum, entry) => sum + entry.size, 0) > limits.unpackedBytes)
    throw new ReadFailureError('too-large')

  const zip = new JSZip()
  for (const entry of wanted) {
    const content = await unpackEntry(file, entry).catch(() => {
      throw new ReadFailureError('damaged')
    })
    if (!dataParts.test(entry.name)) zip.file(entry.name, content)
    else {
      const xml = withoutPrefix(content.toString('utf8'))
      zip.file(entry.name, entry.name.startsWith('xl/worksheets/') ? slimSheet(xml, keep, limits) : xml)
    }
  }
  return zip.generateAsync({ type: 'nodebuffer', compression: 'STORE' })
}

function slimSheet(xml: string, keep: 'data' | 'all', limits: TableLimits): string {
  const full = keep === 'data' || countOf(xml, /<row\b/g) > manyRows
  const slim = full
    ? xml
        .replace(noValue, markEmptyResult)
        .replace(/<c\b[^<>]*\/>|<c\b[^<>]*><\/c>/g, '')
        .replace(/<row\b[^<>]*\/>|<row\b[^<>]*>\s*<\/row>/g, '')
    : xml
  let rows = 0
  for (const [, number] of slim.matchAll(/<row\b[^<>]*?\br="(\d+)"/g)) {
    rows += 1
    if (Number(number) > lastRow) throw new ReadFailureError('damaged')
  }
  if (rows > limits.rows * 5) throw new ReadFailureError('too-many-rows')
  let merged = 0
  return slim.replace(
    /<mergeCell\b[^<>]*?\bref="([^"]*)"[^<>]*?(\/>|><\/mergeCell>)/g,
    (whole, ref: string) => {
      const area = areaOf(ref)
      merged += area
      return area > 50_000 || merged > 200_000 ? '' : whole
    },
  )
}

/** Some exporters prefix every element (`<x:row>`), which the reader does not know. */
function withoutPrefix(xml: string): string {
  const prefix = /<(\w+):(worksheet|workbook|sst|styleSheet)\b/.exec(xml.slice(0, 2000))?.[1]
  return prefix ? xml.replaceAll(`<${prefix}:`, '<').replaceAll(`</${prefix}:`, '</') : xml
}

function areaOf(ref: string): number {
  const [, fromColumn = 'A', fromRow = '1', toColumn = fromColumn, toRow = fromRow] =
    /^\$?([A-Z]+)\$?(\d+)(?::\$?([A-Z]+)\$?(\d+))?$/.exec(ref) ?? []
  const column = (letters: string) =>
    [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
  return (column(toColumn) - column(fromColumn) + 1) * (Number(toRow) - Number(fromRow) + 1)
}

function countOf(text: string, pattern: RegExp): number {
  let count = 0
  for (const _ of text.matchAll(pattern)) count += 1
  return count
}
