import type { Element, Question, StandardContent } from '../content.ts'
import type { Scale } from '../scale.ts'
import type { BuiltElement, BuiltSub, NodePlace } from './built-tree.ts'
import { type ColumnKey, type ColumnMapping, columnKeys } from './columns.ts'
import type { SheetFault } from './faults.ts'
import { finishCodes } from './finish-codes.ts'
import { numbered } from './numbering.ts'
import { questionFields, type RowReader, rowReader, textOf } from './question-fields.ts'
import type { ReadRow } from './rows.ts'
import { type NamedScales, parseFlag, parseId, parseLevel, parseWhole } from './values.ts'

export type SheetPart = { sheet: string; columns: ColumnMapping; rows: readonly ReadRow[] }

export type AssembleOptions = {
  /** The standard that this one takes the place of; its nodes keep their ids, and what the list does not tell. */
  replaces: StandardContent | null
  scale: Scale
  scales: NamedScales
  report: (fault: SheetFault) => void
}

/** The tree of a checklist, in the order of its sheets and rows. */
export function assemble(
  parts: readonly SheetPart[],
  options: AssembleOptions,
): { elements: Element[]; places: ReadonlyMap<string, NodePlace> } {
  const tree: BuiltElement[] = []
  const kept = questionsOf(options.replaces)
  for (const part of parts) new SheetReader(part, tree, options, kept).readAll()
  const leveled = parts.some(({ columns }) => Object.values(columns).includes('level'))
  return finishCodes(tree, { ...options, leveled })
}

type FindKept = (id: string | null, code: string, zh: string) => Question | undefined

/** Finds a question of what is being replaced: by its id, else by its code, else by its words. */
function questionsOf(content: StandardContent | null): FindKept {
  const questions = content?.elements.flatMap((element) => element.questions) ?? []
  const by = (key: (question: Question) => string) => new Map(questions.map((one) => [key(one), one]))
  const [ids, codes, texts] = [by((q) => q.id), by((q) => q.code), by((q) => q.text.zh.trim())]
  return (id, code, zh) => (id ? ids.get(id) : (codes.get(code) ?? (zh === '' ? undefined : texts.get(zh))))
}

class SheetReader {
  private element: BuiltElement | null = null
  private sub: BuiltSub | null = null
  private readonly mapped: ReadonlySet<ColumnKey>
  private readonly leveled: boolean
  /** With headings over a column of elements, that column names sub-elements. */
  private readonly shifted: boolean

  constructor(
    private readonly part: SheetPart,
    private readonly tree: BuiltElement[],
    private readonly options: AssembleOptions,
    private readonly kept: FindKept,
  ) {
    this.mapped = new Set(
      Object.values(part.columns).filter((key): key is ColumnKey =>
        (columnKeys as readonly string[]).includes(key ?? ''),
      ),
    )
    this.leveled = this.mapped.has('level')
    this.shifted =
      part.rows.some((row) => row.kind === 'section') &&
      !this.mapped.has('subElementZh') &&
      !this.mapped.has('subElementEn')
  }

  readAll() {
    const { sheet, rows } = this.part
    const { report } = this.options
    for (const row of rows) {
      if (row.kind === 'skipped') {
        report({
          code: 'row-skipped',
          severity: 'note',
          sheet,
          row: row.row,
          column: null,
          params: { text: row.text },
        })
      } else if (row.kind === 'section') this.section(row)
      else {
        const reader = rowReader(sheet, row.row, row.cells, { exact: this.leveled, report })
        if (this.leveled) this.leveledRow(reader)
        else this.plainRow(reader)
      }
    }
  }

  private section({ row, column, depth, code, title }: Extract<ReadRow, { kind: 'section' }>) {
    const place = { sheet: this.part.sheet, row, column }
    const text = /\p{Script=Han}/u.test(title) ? { zh: title, en: '' } : { zh: '', en: title }
    if (depth === 1 || !this.element) this.openElement({ place, code, title: text })
    else this.openSub({ place, code, title: text })
  }

  private leveledRow(reader: RowReader) {
    const level = reader.read('level', parseLevel) ?? (reader.has('level') ? null : 'question')
    const place = this.placeOf(reader, 'code')
    const code = reader.text('code').trim()
    const id = reader.read('id', parseId) ?? null
    const title = textOf(reader, 'text', this.mapped, undefined) ?? { zh: '', en: '' }
    if (level === 'element') {
      this.openElement({ place, code, title, id })
      this.element!.weight = reader.read('weight', (text) => parseWhole(text, 1, 10_000))
      this.element!.perStep = reader.read('perStep', parseFlag) ?? false
    } else if (level === 'sub-element') {
      if (this.element) this.openSub({ place, code, title, id })
      else this.fault('sub-element-before-element', reader, 'level')
    } else if (level === 'question') {
      if (!this.element) {
        this.fault('question-before-element', reader, 'level')
        return
      }
      const subCode = reader.text('subElementCode').trim()
      const sub = subCode ? (this.element.subs.find((one) => one.code === subCode) ?? this.sub) : this.sub
      this.question(reader, sub)
    }
  }

  private plainRow(reader: RowReader) {
    if (!reader.has('textZh') && !reader.has('textEn')) {
      const others = [...this.mapped].filter(
        (key) => key !== 'code' && !/^(sub)?element/i.test(key) && reader.has(key),
      )
      if (others.length > 0) this.fault('text-missing', reader, 'code')
      return
    }
    this.columnElement(reader)
    this.columnSub(reader)
    if (!this.element) {
      const { sheet } = this.part
      const place = this.placeOf(reader, 'textZh')
      this.openElement({ place, code: '', title: { zh: sheet, en: '' } })
      this.options.report({
        code: 'element-from-sheet',
        severity: 'note',
        sheet,
        row: place.row,
        column: null,
        params: { title: sheet },
      })
    }
    this.question(reader, this.sub)
  }

  private columnElement(reader: RowReader) {
    if (!reader.has('elementZh') && !reader.has('elementEn') && !reader.has('elementCode')) return
    const found = this.columnNode(reader, 'element')
    if (this.shifted && this.element) this.openSub(found)
    else {
      this.openElement(found)
      const weight = reader.read('elementWeight', (text) => parseWhole(text, 1, 10_000))
      if (weight !== undefined) this.element!.weight = weight
      const perStep = reader.read('perStep', parseFlag)
      if (perStep !== undefined) this.element!.perStep = perStep
    }
  }

  private columnSub(reader: RowReader) {
    if (!reader.has('subElementZh') && !reader.has('subElementEn') && !reader.has('subElementCode')) return
    const found = this.columnNode(reader, 'subElement')
    if (this.element) this.openSub(found)
    else this.openElement(found)
  }

  /** A name like `P2 项目管理` in one column is a code and a title, unless the code has a column of its own. */
  private columnNode(reader: RowReader, family: 'element' | 'subElement') {
    const title = textOf(reader, family, this.mapped, undefined) ?? { zh: '', en: '' }
    const place = this.placeOf(reader, `${family}Zh`)
    const code = reader.text(`${family}Code`).trim()
    if (code) return { place, code, title: title.zh || title.en ? title : { zh: code, en: '' } }
    const zh = numbered(title.zh)
    const en = numbered(title.en)
    return { place, code: zh.code || en.code, title: { zh: zh.title || title.zh, en: en.title || title.en } }
  }

  private question(reader: RowReader, sub: BuiltSub | null) {
    const element = this.element!
    const typed = reader.text('code').trim()
    const code = typed.replace(/\s*[*＊★☆]$/, '')
    const id = reader.read('id', parseId) ?? null
    const kept = this.kept(id, code, reader.text('textZh').trim())
    const fields = questionFields(reader, { ...this.options, mapped: this.mapped, kept })
    // A star is often written behind the code.
    if (code !== typed && !reader.has('star')) fields.star = true
    const scores = (fields.scale ?? this.options.scale).allowed
    if (fields.minimumScore !== undefined && !scores.includes(fields.minimumScore)) {
      this.fault('score-not-on-scale', reader, 'minimumScore', {
        value: fields.minimumScore,
        scores: scores.join('/'),
      })
    }
    element.questions.push({
      place: this.placeOf(reader, 'code'),
      code,
      id: id ?? kept?.id ?? null,
      sub,
      fields,
    })
  }

  private openElement(of: { place: NodePlace; code: string; title: Element['title']; id?: string | null }) {
    const same = (element: BuiltElement) =>
      of.id ? element.id === of.id : sameNode(element, of) && !this.leveled
    if (this.element && same(this.element)) return
    this.sub = null
    const earlier = this.tree.find(same)
    if (earlier) {
      this.element = earlier
      return
    }
    this.element = { id: null, ...of, weight: undefined, perStep: undefined, subs: [], questions: [] }
    this.tree.push(this.element)
  }

  private openSub(of: { place: NodePlace; code: string; title: Element['title']; id?: string | null }) {
    const element = this.element!
    const found = element.subs.find((sub) => (of.id ? sub.id === of.id : sameNode(sub, of)))
    this.sub = found ?? { id: null, ...of }
    if (!found) element.subs.push(this.sub)
  }

  private placeOf(reader: RowReader, key: ColumnKey): NodePlace {
    return { sheet: this.part.sheet, ...reader.place(key) }
  }

  private fault(
    code: 'text-missing' | 'question-before-element' | 'sub-element-before-element' | 'score-not-on-scale',
    reader: RowReader,
    key: ColumnKey,
    params: object = {},
  ) {
    const { sheet, row, column } = this.placeOf(reader, key)
    this.options.report({ code, severity: 'error', sheet, row, column, params } as SheetFault)
  }
}

const sameNode = (
  a: { code: string; title: Element['title'] },
  b: { code: string; title: Element['title'] },
) => a.code === b.code && a.title.zh === b.title.zh && a.title.en === b.title.en
