import type { Locale, Text } from '#core/text.ts'
import type { StandardContent } from '../content.ts'
import { checklistRows, exportColumns, levelWords, namedScales } from './checklist-rows.ts'
import { type ColumnKey, columnTitles } from './columns.ts'
import { settingRows, settingsTitles } from './settings.ts'

/** A sheet to be written: its name, titles with widths in characters, and rows; `heading` 1 and 2 stand out. */
export type ExportSheet = {
  name: string
  columns: { title: string; width: number; wrap: boolean }[]
  rows: { cells: (string | number | null)[]; heading: 0 | 1 | 2 }[]
}

const sheetNames = {
  checklist: { zh: '检查表', en: 'Checklist' },
  settings: { zh: '设置', en: 'Settings' },
} as const satisfies Record<string, Text>

const widths: Partial<Record<ColumnKey, number>> = {
  code: 10,
  textZh: 48,
  textEn: 48,
  guidanceZh: 40,
  guidanceEn: 40,
  evidenceZh: 32,
  evidenceEn: 32,
  noteZh: 24,
  noteEn: 24,
  scores: 16,
  crossReferences: 30,
  categories: 18,
  processes: 18,
  id: 16,
}

/** The standard as two sheets that `readChecklist` reads back without loss: the checklist and its rules. */
export function exportSheets(content: StandardContent, locale: Locale): ExportSheet[] {
  const rows = checklistRows(content, locale)
  const used = exportColumns.filter(
    (key) => mostUsed.has(key) || rows.some((row) => (row as Record<string, unknown>)[key] !== undefined),
  )
  const headings = { element: 1, 'sub-element': 2, question: 0 } as const
  return [
    {
      name: sheetNames.checklist[locale],
      columns: used.map((key) => ({
        title: columnTitles[key][locale],
        width: widths[key] ?? 12,
        wrap: (widths[key] ?? 0) > 20,
      })),
      rows: rows.map((row) => ({
        heading: headings[row.level],
        cells: used.map((key) => (key === 'level' ? levelWords[row.level][locale] : (row[key] ?? null))),
      })),
    },
    {
      name: sheetNames.settings[locale],
      columns: (['path', 'meaning', 'kind', 'value'] as const).map((key) => ({
        title: settingsTitles[key][locale],
        width: { path: 40, meaning: 36, kind: 12, value: 60 }[key],
        wrap: key === 'value',
      })),
      rows: settingRows(content, namedScales(content).scales).map(({ path, meaning, kind, value }) => ({
        heading: 0,
        cells: [path, meaning[locale], kind[locale], value],
      })),
    },
  ]
}

/** Columns that an export always has, so that an empty one can be filled in. */
const mostUsed: ReadonlySet<ColumnKey> = new Set([
  'level',
  'code',
  'textZh',
  'textEn',
  'star',
  'knockOut',
  'weight',
  'scores',
  'minimumScore',
  'notEvaluatedAllowed',
  'guidanceZh',
  'evidenceZh',
  'everyMonths',
  'responseDays',
  'id',
])
