import { placeOf } from '#core/standard/apply-edit.ts'
import type { Element, Question, StandardContent } from '#core/standard/content.ts'
import type { Edit } from '#core/standard/edit.ts'

export type NodeLevel = 'element' | 'sub-element' | 'question'
export type TreeRow = { level: NodeLevel; id: string; code: string; node: Element | Question | SubElement }
type SubElement = NonNullable<Element['subElements']>[number]

/** The tree as the rows one sees: each element, its sub-elements, and under each its questions. */
export function rowsOf(content: StandardContent): TreeRow[] {
  return content.elements.flatMap((element) => {
    const row = (question: Question): TreeRow => ({
      level: 'question',
      id: question.id,
      code: question.code,
      node: question,
    })
    const subs = element.subElements ?? []
    const loose = element.questions.filter((q) => !subs.some(({ id }) => id === q.subElementId))
    return [
      { level: 'element', id: element.id, code: element.code, node: element } as TreeRow,
      ...loose.map(row),
      ...subs.flatMap((sub) => [
        { level: 'sub-element', id: sub.id, code: sub.code, node: sub } as TreeRow,
        ...element.questions.filter((q) => q.subElementId === sub.id).map(row),
      ]),
    ]
  })
}

/** The next free code after a neighbour's: 6.2.5 → 6.2.6; what has no number gets one. */
export function nextCode(code: string, taken: ReadonlySet<string>): string {
  const match = /^(.*?)(\d+)(\D*)$/.exec(code)
  const [head, start] = match ? [match[1] ?? '', Number(match[2])] : [`${code}.`, 0]
  let n = start + 1
  while (taken.has(`${head}${n}`)) n += 1
  return `${head}${n}`
}

const newId = (kind: 'q' | 'e'): string =>
  `${kind}-${Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(36).padStart(2, '0')).join('')}`

const codesOf = (content: StandardContent) =>
  new Set(content.elements.flatMap((e) => [e.code, ...e.questions.map(({ code }) => code)]))

/** A new question after this row (or a copy of it, under a code of its own); null when there is no element yet. */
export function insertQuestion(
  content: StandardContent,
  row: TreeRow | null,
  copy = false,
): { edit: Edit; id: string } | null {
  const element =
    content.elements.find(
      (e) =>
        e.id === row?.id ||
        e.questions.some(({ id }) => id === row?.id) ||
        e.subElements?.some(({ id }) => id === row?.id),
    ) ?? content.elements[0]
  if (!element) return null
  const source = row?.level === 'question' ? (row.node as Question) : null
  const subElementId =
    source?.subElementId ?? (row?.level === 'sub-element' ? row.id : element.subElements?.[0]?.id) ?? null
  const last = element.questions.filter((q) => (q.subElementId ?? null) === subElementId).at(-1)
  const after = source ?? last ?? null
  const id = newId('q')
  const code = nextCode(
    after?.code ?? `${element.code.replace(/^\D+/, '') || element.code}.0`,
    codesOf(content),
  )
  const { subElementId: _, ...template } = source ?? ({} as Question)
  const node = copy && source ? { ...template, id, code } : emptyQuestion(id, code)
  const place = { elementId: element.id, subElementId, afterId: after?.id ?? null }
  return { edit: { kind: 'insert', level: 'question', node, place } as Edit, id }
}

const emptyQuestion = (id: string, code: string) => ({
  id,
  code,
  text: { zh: '', en: '' },
  star: false,
  knockOut: false,
  weight: 1,
  notEvaluatedAllowed: true,
})

export function insertElement(content: StandardContent): { edit: Edit; id: string } {
  const last = content.elements.at(-1)
  const id = newId('e')
  const node = {
    id,
    code: nextCode(last?.code ?? 'M0', codesOf(content)),
    title: { zh: '', en: '' },
    perStep: false,
    questions: [],
  }
  const place = { elementId: null, subElementId: null, afterId: last?.id ?? null }
  return { edit: { kind: 'insert', level: 'element', node, place }, id }
}

/** Moves a node one place up or down among its neighbours; null at the end. */
export function moveBy(content: StandardContent, row: TreeRow, by: -1 | 1): Edit | null {
  const from = placeOf(content, row.level, row.id)
  if (!from) return null
  const siblings: { id: string; subElementId?: string }[] =
    row.level === 'element'
      ? content.elements
      : (content.elements.find(({ id }) => id === from.elementId)?.[
          row.level === 'question' ? 'questions' : 'subElements'
        ] ?? [])
  const own = siblings.filter((one) => (one.subElementId ?? null) === from.subElementId)
  const at = own.findIndex(({ id }) => id === row.id)
  const target = own[at + by]
  if (!target) return null
  const afterId = by === 1 ? target.id : (own[at - 2]?.id ?? before(siblings, target.id))
  return { kind: 'move', level: row.level, id: row.id, from, to: { ...from, afterId } }
}
const before = (list: { id: string }[], id: string) =>
  list[list.findIndex((one) => one.id === id) - 1]?.id ?? null

/** Moves a question behind another one, into its element and sub-element. */
export function moveAfter(content: StandardContent, id: string, target: TreeRow): Edit | null {
  const from = placeOf(content, 'question', id)
  if (!from || id === target.id) return null
  if (target.level === 'question') {
    const to = placeOf(content, 'question', target.id)
    return to && { kind: 'move', level: 'question', id, from, to: { ...to, afterId: target.id } }
  }
  const element = content.elements.find(
    (e) => e.id === target.id || e.subElements?.some((sub) => sub.id === target.id),
  )
  if (!element) return null
  const subElementId = target.level === 'sub-element' ? target.id : (element.subElements?.[0]?.id ?? null)
  return {
    kind: 'move',
    level: 'question',
    id,
    from,
    to: { elementId: element.id, subElementId, afterId: null },
  }
}
