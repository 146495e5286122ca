import { placeOf } from '#core/standard/apply-edit.ts'
import type { Element, Question, StandardContent } from '#core/standard/content.ts'
import type { Edit } from '#core/standard/edit.ts'

export type NodeLevel = 'element' | 'sub-element' | 'question'
export type TreeRow = { level: NodeLevel; id: string; code: string; node: Element | Question | SubElement }
export type SubElement = NonNullable<Element['subElements']>[number]

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

export const newId = (kind: 'q' | 's' | 'e' | 'r'): string =>
  `${kind}-${Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(36).padStart(2, '0')).join('')}`

export const codesOf = (content: StandardContent) =>
  new Set(
    content.elements.flatMap((e) => [e, ...(e.subElements ?? []), ...e.questions].map(({ code }) => code)),
  )

/** Where an addition at this row goes: its element and sub-element, behind which question; null without an element. */
export function homeOf(content: StandardContent, row: TreeRow | null) {
  const element =
    content.elements.find(
      (e) =>
        e.id === row?.id ||
        e.questions.some(({ id }) => id === row?.id) ||
        e.subElements?.some(({ id }) => id === row?.id),
    ) ?? (row ? content.elements[0] : content.elements.at(-1))
  if (!element) return null
  const question = row?.level === 'question' ? (row.node as Question) : null
  const subElementId =
    (question ? question.subElementId : row?.level === 'sub-element' ? row.id : null) ??
    element.subElements?.at(row ? 0 : -1)?.id ??
    null
  const last = element.questions.filter((q) => (q.subElementId ?? null) === subElementId).at(-1)
  return { element, subElementId, after: question ?? last ?? null }
}

/** A new question after this row; null when there is no element yet. */
export function insertQuestion(
  content: StandardContent,
  row: TreeRow | null,
): { edit: Edit; id: string } | null {
  const home = homeOf(content, row)
  if (!home) return null
  const { element, subElementId, after } = home
  const id = newId('q')
  const code = nextCode(
    after?.code ?? `${element.code.replace(/^\D+/, '') || element.code}.0`,
    codesOf(content),
  )
  const node = emptyQuestion(id, code)
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

/**
 * A new sub-element in the element of this row. Where the element had none, its questions go into the first one: in
 * an element with sub-elements every question belongs to one.
 */
export function insertSubElement(
  content: StandardContent,
  row: TreeRow | null,
): { edits: Edit[]; id: string } | null {
  const home = homeOf(content, row)
  if (!home) return null
  const { element, subElementId } = home
  const id = newId('s')
  const last = element.subElements?.at(-1)
  const code = nextCode(last?.code ?? `${element.code}.0`, codesOf(content))
  const edits: Edit[] = [
    {
      kind: 'insert',
      level: 'sub-element',
      node: { id, code, title: { zh: '', en: '' } },
      place: { elementId: element.id, subElementId: null, afterId: last ? subElementId : null },
    },
  ]
  if (!last)
    element.questions.forEach((question, at) => {
      const afterId = element.questions[at - 1]?.id ?? null
      const from = { elementId: element.id, subElementId: null, afterId }
      edits.push({
        kind: 'move',
        level: 'question',
        id: question.id,
        from,
        to: { ...from, subElementId: id },
      })
    })
  return { edits, id }
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

/** Rows with these words in their code or text. */
export function found(rows: TreeRow[], search: string): TreeRow[] {
  const text = search.trim().toLowerCase()
  if (!text) return rows
  return rows.filter(({ node }) => {
    const words = 'text' in node ? node.text : node.title
    return [node.code, words.zh, words.en].some((part) => part.toLowerCase().includes(text))
  })
}

export type Mark = 'problem' | 'looser' | 'comment'

/** What each row is marked with. */
export function marksOf(
  problems: readonly { id: string }[],
  looser: readonly { id: string }[],
  comments: readonly { nodeId: string | null; resolvedAt: string | null }[],
): Map<string, Mark[]> {
  const marks = new Map<string, Mark[]>()
  const put = (id: string, mark: Mark) => {
    const own = marks.get(id) ?? []
    if (!own.includes(mark)) marks.set(id, [...own, mark])
  }
  for (const { id } of problems) put(id, 'problem')
  for (const { id } of looser) put(id, 'looser')
  for (const { nodeId, resolvedAt } of comments) if (nodeId && !resolvedAt) put(nodeId, 'comment')
  return marks
}
