import { splitList } from '#core/list-text.ts'
import type { Element, Question } from '../content.ts'
import type { Scale } from '../scale.ts'
import type { ColumnKey } from './columns.ts'
import type { SheetFault } from './faults.ts'
import type { Placed } from './rows.ts'
import {
  type NamedScales,
  type Parsed,
  parseFlag,
  parseMonths,
  parsePartClasses,
  parseReferences,
  parseScale,
  parseScore,
  parseWhole,
} from './values.ts'

/** Longest text of a draft. */
export const mostCharacters = 4000

/** Reads the cells of one row; what is wrong is told with its place. */
export type RowReader = {
  has(key: ColumnKey): boolean
  /** The first cell of a key, parsed; `undefined` when it is empty or wrong. */
  read<Value>(key: ColumnKey, parse: (text: string) => Parsed<Value>): Value | undefined
  /** The text of all cells of a key, one below the other; '' when there is none. */
  text(key: ColumnKey): string
  /** Where the key stands in this row, for a fault of the caller's. */
  place(key: ColumnKey): { row: number; column: number | null }
}

export function rowReader(
  sheet: string,
  row: number,
  cells: ReadonlyMap<ColumnKey, Placed[]>,
  { exact, report }: { exact: boolean; report: (fault: SheetFault) => void },
): RowReader {
  const sound = ({ cell, text, ...place }: Placed): boolean => {
    if (cell.formula === 'no-result')
      report({
        code: 'formula-without-result',
        severity: 'error',
        sheet,
        row: place.row,
        column: place.column,
        params: {},
      })
    else if (cell.kind === 'error')
      report({
        code: 'error-value',
        severity: 'error',
        sheet,
        row: place.row,
        column: place.column,
        params: { value: text },
      })
    else return true
    return false
  }
  return {
    has: (key) => cells.has(key),
    read(key, parse) {
      const placed = cells.get(key)?.[0]
      if (!placed || !sound(placed) || placed.text.trim() === '') return undefined
      const parsed = parse(placed.text)
      if (parsed.ok) return parsed.value
      const { code, params } = parsed
      report({ code, params, severity: 'error', sheet, row: placed.row, column: placed.column } as SheetFault)
      return undefined
    },
    text(key) {
      const placed = cells.get(key) ?? []
      const text = placed
        .filter(sound)
        .map((one) => (exact ? one.text : one.text.trim()))
        .join('\n')
      if (text.length > mostCharacters) {
        const { row: at, column } = placed[0]!
        const params = { length: text.length, most: mostCharacters }
        report({ code: 'too-long', severity: 'error', sheet, row: at, column, params })
      }
      return text
    },
    place: (key) => ({ row: cells.get(key)?.[0]?.row ?? row, column: cells.get(key)?.[0]?.column ?? null }),
  }
}

type Fields = Omit<Question, 'id' | 'code' | 'subElementId'>
type Context = {
  mapped: ReadonlySet<ColumnKey>
  /** The same question in what is being replaced: it gives what the list has no column for. */
  kept: Question | undefined
  scale: Scale
  scales: NamedScales
}

/** The fields of a question: from its cells, else from the question it replaces, else as a new question has them. */
export function questionFields(reader: RowReader, { mapped, kept, scale, scales }: Context): Fields {
  const flag = (key: 'star' | 'knockOut' | 'notEvaluatedAllowed', absent: boolean) =>
    mapped.has(key) ? (reader.read(key, parseFlag) ?? absent) : (kept?.[key] ?? absent)
  const optional = <Value>(key: ColumnKey, old: Value | undefined, parse: (text: string) => Parsed<Value>) =>
    mapped.has(key) ? reader.read(key, parse) : old
  const list = (key: 'categories' | 'processes') =>
    optional(key, kept?.applies?.[key], (text) => ({ ok: true, value: splitList(text) }))
  const applies = present({
    categories: filled(list('categories')),
    partClasses: filled(optional('partClasses', kept?.applies?.partClasses, parsePartClasses)),
    processes: filled(list('processes')),
  })
  return {
    text: textOf(reader, 'text', mapped, kept?.text) ?? { zh: '', en: '' },
    ...present({
      guidance: textOf(reader, 'guidance', mapped, kept?.guidance),
      evidence: textOf(reader, 'evidence', mapped, kept?.evidence),
      note: textOf(reader, 'note', mapped, kept?.note),
      scale: optional('scores', kept?.scale, (text) => parseScale(text, scale, scales)),
      minimumScore: optional('minimumScore', kept?.minimumScore, parseScore),
      everyMonths: optional('everyMonths', kept?.everyMonths, parseMonths),
      responseDays: optional('responseDays', kept?.responseDays, (text) => parseWhole(text, 1, 365)),
      applies: Object.keys(applies).length > 0 ? applies : undefined,
      crossReferences: filled(optional('crossReferences', kept?.crossReferences, parseReferences)),
    }),
    star: flag('star', false),
    knockOut: flag('knockOut', false),
    notEvaluatedAllowed: flag('notEvaluatedAllowed', true),
    weight: mapped.has('weight')
      ? (reader.read('weight', (text) => parseWhole(text, 0, 1000)) ?? 1)
      : (kept?.weight ?? 1),
  }
}

/** Both languages of a text. A language without a column stays as it was, as long as the other did not change. */
export function textOf(
  reader: RowReader,
  family: 'element' | 'subElement' | 'text' | 'guidance' | 'evidence' | 'note',
  mapped: ReadonlySet<ColumnKey>,
  old: Element['title'] | undefined,
): Element['title'] | undefined {
  if (!mapped.has(`${family}Zh`) && !mapped.has(`${family}En`)) return old
  const zh = mapped.has(`${family}Zh`) ? reader.text(`${family}Zh`) : null
  const en = mapped.has(`${family}En`) ? reader.text(`${family}En`) : null
  const text = {
    zh: zh ?? (old && old.en === en ? old.zh : ''),
    en: en ?? (old && old.zh === zh ? old.en : ''),
  }
  return text.zh === '' && text.en === '' ? undefined : text
}

const filled = <Item>(list: Item[] | undefined) => (list && list.length > 0 ? list : undefined)

/** Without the keys whose value is undefined. */
function present<Of extends object>(of: Of): { [Key in keyof Of]?: Exclude<Of[Key], undefined> } {
  return Object.fromEntries(Object.entries(of).filter(([, one]) => one !== undefined)) as never
}
