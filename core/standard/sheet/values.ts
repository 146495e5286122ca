import { joinList, splitList } from '#core/list-text.ts'
import { type CrossReference, type PartClass, type Question, questionSchema } from '../content.ts'
import type { Scale } from '../scale.ts'
import type { SheetFaultCode, SheetFaultParams } from './faults.ts'

/** A cell's value, or what is wrong with it. */
export type Parsed<Value> =
  | { ok: true; value: Value }
  | { [C in SheetFaultCode]: { ok: false; code: C; params: SheetFaultParams[C] } }[SheetFaultCode]

const value = <Value>(of: Value): Parsed<Value> => ({ ok: true, value: of })

const yes = /^(是|有|对|y|yes|true|1|√|✓|✔|★|☆|\*|＊|●|○|ko|k\.o\.?|适用|允许|可以?|需要)$/i
const no = /^(否|无|不|n|no|false|0|×|✗|x|-|—|\/|不适用|不允许|不可以?|不需要)$/i

/** Yes or no as people tick it: 是/否, Y/N, ★, √, 1/0. */
export function parseFlag(cell: string): Parsed<boolean> {
  const text = cell.trim()
  if (yes.test(text)) return value(true)
  if (no.test(text)) return value(false)
  return { ok: false, code: 'not-a-yes-or-no', params: { value: text } }
}

/** A whole number; a unit behind it (5分, 10 天) is no harm. */
export function parseWhole(cell: string, least: number, most: number): Parsed<number> {
  const text = cell.normalize('NFKC').trim()
  const digits = /^(\d+)(?:\.0+)?\s*(?:分|天|日|个?工作日|个?自然日|days?|points?|%)?$/i.exec(text)?.[1]
  const number = Number(digits)
  if (digits !== undefined && number >= least && number <= most) return value(number)
  return { ok: false, code: 'not-a-whole-number', params: { value: cell.trim(), least, most } }
}

export function parseScore(cell: string): Parsed<number> {
  const text = cell.normalize('NFKC').trim()
  const digits = /^(\d+(?:\.\d{1,2})?)\s*(?:分|points?)?$/i.exec(text)?.[1]
  if (digits !== undefined && Number(digits) <= 1000) return value(Number(digits))
  return { ok: false, code: 'not-a-number', params: { value: cell.trim() } }
}

const periods: [RegExp, number][] = [
  [/^(每|一)?个?月(度|一次|1次)?$|^每月一次$|^monthly$/i, 1],
  [/^每?(个|一)?季度?(一次|1次)?$|^quarterly$/i, 3],
  [/^每?半年(一次|1次)?$|^half-?yearly$|^semi-?annual(ly)?$/i, 6],
  [/^(每|一)?年(度|一次|1次)?$|^每年一次$|^yearly$|^annual(ly)?$/i, 12],
  [/^每?(两|二)年(一次|1次)?$/, 24],
  [/^每?三年(一次|1次)?$/, 36],
]

/** Months between two audits: a number with or without its unit, or a word for it. */
export function parseMonths(cell: string): Parsed<number> {
  const text = cell.normalize('NFKC').replace(/\s/g, '')
  const [, digits, unit] =
    /^每?(\d+)(?:\.0+)?(个?月|months?|m|年|years?|y)?(?:一次|1次|\/次)?$/i.exec(text) ?? []
  const months = digits
    ? Number(digits) * (/年|y/i.test(unit ?? '') ? 12 : 1)
    : periods.find(([pattern]) => pattern.test(text))?.[1]
  if (months !== undefined && months >= 1 && months <= 120) return value(months)
  return { ok: false, code: 'not-a-period', params: { value: cell.trim() } }
}

const classNames: [PartClass, RegExp][] = [
  ['A', /^(a类?|关键件?)$/i],
  ['B', /^(b类?|重要件?)$/i],
  ['C', /^(c类?|一般件?|普通件?)$/i],
]

export function parsePartClasses(cell: string): Parsed<PartClass[]> {
  const classes: PartClass[] = []
  for (const item of splitList(cell.replaceAll('/', ','))) {
    const found = classNames.find(([, pattern]) => pattern.test(item.trim()))?.[0]
    if (!found) return { ok: false, code: 'not-a-part-class', params: { value: item } }
    if (!classes.includes(found)) classes.push(found)
  }
  return value(classes)
}

/** Scales that a settings sheet names (S1, S2 …). */
export type NamedScales = ReadonlyMap<string, Scale>

/**
 * The scores a question may get: a name of the settings sheet (`S1`, what follows is for the reader), a list from low
 * to high, a range of whole numbers, or yes/no. `undefined`: the same scores as the standard's.
 */
export function parseScale(cell: string, base: Scale, named: NamedScales): Parsed<Scale | undefined> {
  const text = cell.normalize('NFKC').trim()
  const name = /^(S\d+)(?:\s|:|$)/i.exec(text)?.[1]?.toUpperCase()
  if (name) {
    const scale = named.get(name)
    return scale ? value(scale) : { ok: false, code: 'scale-unknown', params: { name } }
  }
  if (/^(是\s*\/\s*否|yes\s*\/\s*no|y\s*\/\s*n|有\s*\/\s*无|合格\s*\/\s*不合格)$/i.test(text))
    return value(yesNo)
  const range = /^(\d{1,2})\s*[-–~～至]\s*(\d{1,2})\s*(?:分|级)?$/.exec(text)
  const scores = range
    ? Array.from({ length: Number(range[2]) - Number(range[1]) + 1 }, (_, i) => Number(range[1]) + i)
    : text
        .split(/[/、,，;；|\s]+/)
        .map((part) => (/^\d+(\.\d{1,2})?分?$/.test(part) ? Number.parseFloat(part) : -1))
  const allowed = [...new Set(scores)].sort((a, b) => a - b)
  const max = allowed.at(-1) ?? 0
  if (allowed.length < 2 || allowed.length > 21 || allowed[0]! < 0 || max > 1000)
    return { ok: false, code: 'not-a-scale', params: { value: cell.trim() } }
  if (allowed.length === base.allowed.length && allowed.every((score, i) => score === base.allowed[i]))
    return value(undefined)
  return value({
    allowed,
    max,
    // A scale that begins above 0 is one of levels: its lowest is worth nothing.
    ...(allowed[0]! > 0 && { floor: allowed[0]! }),
    labels: allowed.map((score) => ({ score, label: labelOf(score, max, base) })),
  })
}

const yesNo: Scale = {
  allowed: [0, 1],
  max: 1,
  labels: [
    { score: 0, label: { zh: '否', en: 'No' } },
    { score: 1, label: { zh: '是', en: 'Yes' } },
  ],
}

function labelOf(score: number, max: number, base: Scale) {
  const known = max === base.max ? base.labels.find((one) => one.score === score) : undefined
  return known?.label ?? { zh: `${score} 分`, en: `Score ${score}` }
}

const relations: Record<string, CrossReference['relation']> = {
  same: 'same',
  相同: 'same',
  同: 'same',
  'part-of': 'part-of',
  部分: 'part-of',
}

/** One a line: relation, id of the question, code of the standard (the rest of the line). */
export function parseReferences(cell: string): Parsed<CrossReference[]> {
  const references: CrossReference[] = []
  for (const item of splitList(cell)) {
    const [, word = '', question = '', standard = ''] = /^(\S+) (\S+) (.+)$/s.exec(item) ?? []
    const relation = relations[word.toLowerCase()]
    if (!relation || !isId(question) || !standard.trim() || standard.length > 40)
      return { ok: false, code: 'not-a-reference', params: { value: item } }
    references.push({ standard, question, relation })
  }
  return value(references)
}

export function referenceCell(references: readonly CrossReference[]): string {
  return joinList(references.map(({ relation, question, standard }) => `${relation} ${question} ${standard}`))
}

export const isId = (text: string): boolean => questionSchema.shape.id.safeParse(text).success

export function parseId(cell: string): Parsed<string> {
  const text = cell.trim()
  return isId(text) ? value(text) : { ok: false, code: 'not-an-id', params: { value: text } }
}

export type SheetLevel = 'element' | 'sub-element' | 'question'
const levelNames: [SheetLevel, RegExp][] = [
  ['element', /^(要素|element)$/i],
  ['sub-element', /^(子要素|sub-?element)$/i],
  ['question', /^(问题|question)$/i],
]

export function parseLevel(cell: string): Parsed<SheetLevel> {
  const found = levelNames.find(([, pattern]) => pattern.test(cell.trim()))?.[0]
  return found ? value(found) : { ok: false, code: 'not-a-level', params: { value: cell.trim() } }
}

/** Fields of a question that a checklist may carry, its place in the tree and its text apart. */
export type QuestionFields = Partial<Omit<Question, 'id' | 'code' | 'subElementId'>>
