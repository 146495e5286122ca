import type { z } from 'zod'
import type { CellSheet } from '#core/sheet.ts'
import type { Text } from '#core/text.ts'
import type { StandardContent } from '../content.ts'
import { draftContentSchema } from '../edit.ts'
import { type Scale, scaleSchema } from '../scale.ts'
import type { SheetFault } from './faults.ts'
import { gridOf } from './grid.ts'
import { settingWords } from './setting-words.ts'

/** Everything of a standard that is not its tree. */
export type StandardHead = Omit<StandardContent, 'elements'>

/** Kinds of values, written beside each so that a program that retypes cells changes nothing. */
const kinds = {
  text: { zh: '文字', en: 'text' },
  number: { zh: '数字', en: 'number' },
  flag: { zh: '是/否', en: 'yes/no' },
  none: { zh: '空', en: 'none' },
  list: { zh: '空列表', en: 'empty list' },
} as const
type Kind = keyof typeof kinds

export const settingsTitles = {
  path: { zh: '设置项', en: 'Setting' },
  meaning: { zh: '说明', en: 'Meaning' },
  kind: { zh: '类型', en: 'Type' },
  value: { zh: '值', en: 'Value' },
} as const satisfies Record<string, Text>

export type SettingRow = { path: string; meaning: Text; kind: Text; value: string | number }

/** The rules of a standard and the scales of its questions, one value a row; lists count from 1. */
export function settingRows(head: StandardHead, scales: ReadonlyMap<string, Scale>): SettingRow[] {
  const { code, family, edition, title, source, scale, grading, findings } = head
  const rows: SettingRow[] = []
  const write = (path: string, value: unknown) => {
    if (value === undefined) return
    const row = (kind: Kind, cell: string | number) =>
      rows.push({ path, meaning: settingWords(path), kind: kinds[kind], value: cell })
    if (value === null) row('none', '')
    else if (typeof value === 'number') row('number', value)
    else if (typeof value === 'boolean') row('flag', value ? 'TRUE' : 'FALSE')
    else if (typeof value === 'string') row('text', value)
    else if (Array.isArray(value) && value.length === 0) row('list', '')
    else
      for (const [key, inner] of Object.entries(value as object))
        write(`${path}${path ? '.' : ''}${Array.isArray(value) ? Number(key) + 1 : key}`, inner)
  }
  write('', { code, family, edition, title, source, scale, grading, findings })
  for (const [name, one] of scales) write(`scales.${name}`, one)
  return rows
}

/** The header row of a settings sheet, as its row's number; null when the sheet is none. */
export function settingsHeader(
  sheet: CellSheet,
): { row: number; path: number; kind: number; value: number } | null {
  for (const { number, cells } of sheet.rows.slice(0, 10)) {
    const at = (title: Text) =>
      cells.findIndex(
        ({ text }) => text.trim() === title.zh || text.trim().toLowerCase() === title.en.toLowerCase(),
      )
    const [path, kind, value] = [at(settingsTitles.path), at(settingsTitles.kind), at(settingsTitles.value)]
    if (path >= 0 && kind >= 0 && value >= 0) return { row: number, path, kind, value }
  }
  return null
}

const { elements: _, ...parts } = draftContentSchema.shape satisfies Record<keyof StandardContent, z.ZodType>

export type ReadSettings = { head: Partial<StandardHead>; scales: ReadonlyMap<string, Scale> }

/** Reads a settings sheet back. What is wrong is told at its row; what is not there is taken from elsewhere. */
export function readSettings(sheet: CellSheet, report: (fault: SheetFault) => void): ReadSettings {
  const header = settingsHeader(sheet)
  const grid = gridOf(sheet)
  const tree: Tree = {}
  const rowOf = new Map<string, number>()
  const invalid = (path: string, row: number | null, reason: string) =>
    report({
      code: 'setting-invalid',
      severity: 'error',
      sheet: sheet.name,
      row,
      column: header?.value ?? null,
      params: { path, reason },
    })
  for (const row of header ? grid.rows : []) {
    if (!header || row <= header.row) continue
    const path = grid.own(row, header.path).text.trim()
    if (path === '') continue
    const kind = kindOf(grid.own(row, header.kind).text)
    const text = grid.own(row, header.value).text
    const known = path.split('.')[0]! in parts || /^scales\.S\d+\./.test(path)
    if (!known || !/^[A-Za-z][\w-]*(\.[\w-]+)*$/.test(path)) {
      report({
        code: 'setting-unknown',
        severity: 'error',
        sheet: sheet.name,
        row,
        column: header.path,
        params: { path },
      })
      continue
    }
    const value = kind && valueFrom(kind, text)
    if (value === undefined || value === '') {
      if (kind !== 'text') invalid(path, row, `"${text}"`)
      else put(tree, path.split('.'), '')
    } else put(tree, path.split('.'), value)
    rowOf.set(path, row)
  }
  const raw = listsOf(tree) as Record<string, unknown>
  const rowFor = (path: string[]): number | null => {
    for (let length = path.length; length > 0; length -= 1) {
      const prefix = path.slice(0, length).join('.')
      const found = rowOf.get(prefix) ?? [...rowOf].find(([one]) => one.startsWith(`${prefix}.`))?.[1]
      if (found !== undefined) return found
    }
    return null
  }
  const checked = <Schema extends z.ZodType>(schema: Schema, value: unknown, at: string[]) => {
    const parsed = schema.safeParse(value)
    if (parsed.success) return parsed.data
    for (const issue of parsed.error.issues) {
      const keys = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0]!] : issue.path
      const path = [...at, ...keys.map((key) => (typeof key === 'number' ? String(key + 1) : String(key)))]
      invalid(path.join('.'), rowFor(path), issue.message)
    }
    return undefined
  }
  const head: Partial<StandardHead> = {}
  for (const key of Object.keys(parts) as (keyof StandardHead)[]) {
    if (raw[key] === undefined) continue
    const value = checked(parts[key], raw[key], [key])
    if (value !== undefined) Object.assign(head, { [key]: value })
  }
  const scales = new Map<string, Scale>()
  for (const [name, value] of Object.entries((raw.scales as object | undefined) ?? {})) {
    const scale = checked(scaleSchema, value, ['scales', name])
    if (scale) scales.set(name.toUpperCase(), scale)
  }
  return { head, scales }
}

function kindOf(text: string): Kind | null {
  const word = text.trim().toLowerCase()
  return (
    (Object.keys(kinds) as Kind[]).find((kind) => kinds[kind].zh === word || kinds[kind].en === word) ?? null
  )
}

function valueFrom(kind: Kind, text: string): unknown {
  switch (kind) {
    case 'text':
      return text
    case 'number': {
      const plain = text.normalize('NFKC').trim()
      return plain !== '' && Number.isFinite(Number(plain)) ? Number(plain) : undefined
    }
    case 'flag':
      return /^(true|是|1|yes|y)$/i.test(text.trim())
        ? true
        : /^(false|否|0|no|n)$/i.test(text.trim())
          ? false
          : undefined
    case 'none':
      return null
    case 'list':
      return []
  }
}

type Tree = { [key: string]: unknown }

function put(tree: Tree, [key, ...rest]: string[], value: unknown) {
  if (key === undefined || key === '__proto__') return
  if (rest.length === 0) tree[key] = value
  else {
    const inner = tree[key]
    const next: Tree =
      typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? (inner as Tree) : {}
    tree[key] = next
    put(next, rest, value)
  }
}

/** What counts from 1 is a list; a gap closes up, so that a rule can be taken out by deleting its rows. */
function listsOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const entries = Object.entries(value)
  if (entries.length > 0 && entries.every(([key]) => /^\d+$/.test(key)))
    return entries.sort(([a], [b]) => Number(a) - Number(b)).map(([, inner]) => listsOf(inner))
  return Object.fromEntries(entries.map(([key, inner]) => [key, listsOf(inner)]))
}
