import { joinList } from '#core/list-text.ts'
import type { Locale } from '#core/text.ts'
import type { Element, Question, StandardContent } from '../content.ts'
import type { Scale } from '../scale.ts'
import type { ColumnKey } from './columns.ts'
import { referenceCell } from './values.ts'

/** One row of an exported checklist; an absent key is an empty cell. */
export type ChecklistRow = { level: 'element' | 'sub-element' | 'question' } & {
  [Key in Exclude<ColumnKey, 'level'>]?: string | number
}

/** Columns of an exported checklist, in their order; headings and questions share them. */
export const exportColumns = [
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
  'guidanceEn',
  'evidenceZh',
  'evidenceEn',
  'everyMonths',
  'responseDays',
  'categories',
  'partClasses',
  'processes',
  'crossReferences',
  'noteZh',
  'noteEn',
  'perStep',
  'subElementCode',
  'id',
] as const satisfies ColumnKey[]

export const levelWords = {
  element: { zh: '要素', en: 'Element' },
  'sub-element': { zh: '子要素', en: 'Sub-element' },
  question: { zh: '问题', en: 'Question' },
} as const

/** Scales that differ from the standard's, each under a name; equal ones share it. */
export function namedScales(content: StandardContent): {
  names: ReadonlyMap<string, string>
  scales: Map<string, Scale>
} {
  const names = new Map<string, string>()
  const scales = new Map<string, Scale>()
  for (const { scale } of content.elements.flatMap((element) => element.questions)) {
    if (!scale || names.has(JSON.stringify(scale))) continue
    const name = `S${scales.size + 1}`
    names.set(JSON.stringify(scale), name)
    scales.set(name, scale)
  }
  return { names, scales }
}

/** The tree as rows: each element and sub-element as a heading over its questions. */
export function checklistRows(content: StandardContent, locale: Locale): ChecklistRow[] {
  const { names } = namedScales(content)
  const flag = (on: boolean) => (on ? { zh: '是', en: 'Yes' } : { zh: '否', en: 'No' })[locale]
  const heading = (level: 'element' | 'sub-element', node: Pick<Element, 'id' | 'code' | 'title'>) => ({
    level,
    code: node.code,
    textZh: node.title.zh,
    textEn: node.title.en,
    id: node.id,
  })
  const questionRow = (question: Question): ChecklistRow => ({
    level: 'question',
    code: question.code,
    textZh: question.text.zh,
    textEn: question.text.en,
    ...both('guidance', question.guidance),
    ...both('evidence', question.evidence),
    ...both('note', question.note),
    ...(question.star && { star: '★' }),
    ...(question.knockOut && { knockOut: flag(true) }),
    weight: question.weight,
    notEvaluatedAllowed: flag(question.notEvaluatedAllowed),
    ...(question.scale && {
      scores: `${names.get(JSON.stringify(question.scale))}: ${question.scale.allowed.join('/')}`,
    }),
    ...defined('minimumScore', question.minimumScore),
    ...defined('everyMonths', question.everyMonths),
    ...defined('responseDays', question.responseDays),
    ...defined('categories', question.applies?.categories && joinList(question.applies.categories)),
    ...defined('partClasses', question.applies?.partClasses?.join('/')),
    ...defined('processes', question.applies?.processes && joinList(question.applies.processes)),
    ...defined('crossReferences', question.crossReferences && referenceCell(question.crossReferences)),
    id: question.id,
  })
  return content.elements.flatMap((element): ChecklistRow[] => {
    const head: ChecklistRow = {
      ...heading('element', element),
      ...defined('weight', element.weight),
      ...(element.perStep && { perStep: flag(true) }),
    }
    const subs = element.subElements ?? []
    if (isGrouped(element)) {
      return [
        head,
        ...subs.flatMap((sub) => [
          heading('sub-element', sub),
          ...element.questions.filter((one) => one.subElementId === sub.id).map(questionRow),
        ]),
        ...(subs.length === 0 ? element.questions.map(questionRow) : []),
      ]
    }
    // Questions that stand in another order than their sub-elements say where they belong.
    const codeOf = new Map(subs.map((sub) => [sub.id, sub.code]))
    return [
      head,
      ...subs.map((sub) => heading('sub-element', sub)),
      ...element.questions.map((one) => ({
        ...questionRow(one),
        ...defined('subElementCode', one.subElementId && codeOf.get(one.subElementId)),
      })),
    ]
  })
}

function isGrouped({ subElements = [], questions }: Element): boolean {
  if (subElements.length === 0) return true
  const order = questions.map((one) => subElements.findIndex((sub) => sub.id === one.subElementId))
  return order.every((at, i) => at >= 0 && (i === 0 || at >= order[i - 1]!))
}

const both = (key: 'guidance' | 'evidence' | 'note', text: Element['title'] | undefined) =>
  text ? { [`${key}Zh`]: text.zh, [`${key}En`]: text.en } : {}

const defined = <Key extends string, Value>(key: Key, value: Value | undefined) =>
  (value === undefined ? {} : { [key]: value }) as { [K in Key]?: Value }
