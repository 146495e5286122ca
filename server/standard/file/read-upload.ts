import iconv from 'iconv-lite'
import type { CellSheet } from '#core/sheet.ts'
import type { StandardContent } from '#core/standard/content.ts'
import { issueText } from '#core/standard/problems.ts'
import type { Text } from '#core/text.ts'
import { type OnProgress, readCells } from '#server/workbook/read-cells.ts'
import { wordsOfFailures } from '#server/workbook/read-failure.ts'
import { checklistLimits } from './limits.ts'
import { readStandardYaml } from './standard-yaml.ts'

export type Upload = { fileName: string; kind: 'xlsx' | 'csv' | 'yaml'; file: Buffer }
export type ReadUpload =
  | { kind: 'sheets'; sheets: CellSheet[] }
  | { kind: 'content'; content: StandardContent }
  | { kind: 'failure'; faults: { line: number | null; text: Text }[] }

/** A YAML file tells at most so many faults. */
const mostFaults = 50

/** What an uploaded file holds: the cells of its sheets, or a whole standard; else what is wrong with it. */
export async function readUpload(upload: Upload, onProgress: OnProgress): Promise<ReadUpload> {
  if (upload.kind === 'yaml') return readYamlFile(upload.file)
  const read = await readCells(upload.file, upload.fileName, checklistLimits, onProgress)
  if (read.ok) return { kind: 'sheets', sheets: read.sheets }
  return { kind: 'failure', faults: [{ line: null, text: wordsOfFailures(checklistLimits)[read.failure] }] }
}

function readYamlFile(file: Buffer): ReadUpload {
  const read = readStandardYaml(iconv.decode(file, 'utf8'))
  if (read.ok) return { kind: 'content', content: read.content }
  return {
    kind: 'failure',
    faults: read.faults.slice(0, mostFaults).map(({ line, path, message, issue }) => {
      if (!issue)
        return { line, text: { zh: `不是有效的 YAML：${message}`, en: `No valid YAML: ${message}` } }
      const words = issueText(issue)
      return { line, text: { zh: `${path}：${words.zh}`, en: `${path}: ${words.en}` } }
    }),
  }
}
