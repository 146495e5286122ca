import type { Element, Question, StandardContent } from '#core/standard/content.ts'
import type { Edit } from '#core/standard/edit.ts'
import { codesOf, homeOf, newId, nextCode, type SubElement, type TreeRow } from './tree.ts'

/** Nodes of a standard on their way through the clipboard, as JSON text that says what it is. */
const marker = 'chainq-standard-nodes'

type ClipNode =
  | { level: 'element'; node: Element }
  | { level: 'sub-element'; node: SubElement; questions: Question[] }
  | { level: 'question'; node: Question }
export type Clip = { type: typeof marker; standard: string; nodes: ClipNode[] }

/** The nodes with these ids, in the order of the tree; what lies inside a chosen one comes with it. */
export function clipOf(content: StandardContent, ids: ReadonlySet<string>): Clip {
  const nodes = content.elements.flatMap((element): ClipNode[] => {
    if (ids.has(element.id)) return [{ level: 'element', node: element }]
    const within = (sub: SubElement) => element.questions.filter((q) => q.subElementId === sub.id)
    const subs = (element.subElements ?? []).filter(({ id }) => ids.has(id))
    const questions = element.questions.filter(
      ({ id, subElementId }) => ids.has(id) && !subs.some((sub) => sub.id === subElementId),
    )
    return [
      ...questions.map((node) => ({ level: 'question' as const, node })),
      ...subs.map((node) => ({ level: 'sub-element' as const, node, questions: within(node) })),
    ]
  })
  return { type: marker, standard: content.code, nodes }
}

/** What the clipboard holds; null when it does not come from the editor of a standard. */
export function readClip(text: string): Clip | null {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return null
  }
  if (!isObject(value) || value.type !== marker || !Array.isArray(value.nodes)) return null
  const nodes = value.nodes.flatMap((one: unknown): ClipNode[] => {
    if (!isObject(one)) return []
    if (one.level === 'question') return questionFrom(one.node).map((node) => ({ level: 'question', node }))
    const part = partFrom(one.node)
    if (!part) return []
    if (one.level === 'sub-element')
      return [{ level: 'sub-element', node: part, questions: listOf(one.questions).flatMap(questionFrom) }]
    return one.level === 'element' ? [{ level: 'element', node: elementFrom(one.node, part) }] : []
  })
  return nodes.length > 0 ? { type: marker, standard: String(value.standard), nodes } : null
}

/**
 * The edits that put a clip into a standard at a row, and the first node they bring. Ids are made anew in the same
 * standard and where they clash; codes that are taken become the next free ones. Null when there is no place for it.
 */
export function pasteClip(content: StandardContent, clip: Clip, row: TreeRow | null) {
  const home = homeOf(content, row)
  if (!home && clip.nodes.some(({ level }) => level !== 'element')) return null
  const fresh = names(content, clip.standard === content.code)
  const edits: Edit[] = []
  let afterElement = home?.element.id ?? null
  let afterSub = home?.subElementId ?? null
  let afterQuestion = home?.after?.id ?? null
  const put = (node: Question, subElementId: string | null, afterId: string | null) => {
    const { subElementId: _, ...question } = node
    const placed = { ...question, id: fresh.id('q', node.id), code: fresh.code(node.code) }
    const place = { elementId: home!.element.id, subElementId, afterId }
    edits.push({ kind: 'insert', level: 'question', node: placed, place })
    return placed.id
  }
  for (const one of clip.nodes) {
    if (one.level === 'question') afterQuestion = put(one.node, home!.subElementId, afterQuestion)
    else if (one.level === 'sub-element') {
      const node = { ...one.node, id: fresh.id('s', one.node.id), code: fresh.code(one.node.code) }
      const place = { elementId: home!.element.id, subElementId: null, afterId: afterSub }
      edits.push({ kind: 'insert', level: 'sub-element', node, place })
      afterSub = node.id
      one.questions.reduce(
        (afterId, question) => put(question, node.id, afterId),
        home!.element.questions.at(-1)?.id ?? null,
      )
    } else {
      const node = renamed(one.node, fresh)
      const place = { elementId: null, subElementId: null, afterId: afterElement }
      edits.push({ kind: 'insert', level: 'element', node, place })
      afterElement = node.id
    }
  }
  const [first] = edits
  return { edits, id: first?.kind === 'insert' ? first.node.id : null }
}

type Names = ReturnType<typeof names>

/** Gives ids and codes that no node of the standard has. */
function names(content: StandardContent, always: boolean) {
  const ids = new Set(
    content.elements.flatMap((e) => [e, ...(e.subElements ?? []), ...e.questions].map(({ id }) => id)),
  )
  const codes = codesOf(content)
  return {
    id(kind: 'q' | 's' | 'e', id: string): string {
      const own = always || ids.has(id) || !/^[a-z0-9]+(?:[-.][a-z0-9]+)*$/.test(id) ? newId(kind) : id
      ids.add(own)
      return own
    },
    code(code: string): string {
      const own = codes.has(code) ? nextCode(code, codes) : code
      codes.add(own)
      return own
    },
  }
}

function renamed(element: Element, fresh: Names): Element {
  const subs = new Map(element.subElements?.map(({ id }) => [id, fresh.id('s', id)]))
  return {
    ...element,
    id: fresh.id('e', element.id),
    code: fresh.code(element.code),
    ...(element.subElements
      ? {
          subElements: element.subElements.map((sub) => ({
            ...sub,
            id: subs.get(sub.id)!,
            code: fresh.code(sub.code),
          })),
        }
      : {}),
    questions: element.questions.map(({ subElementId, ...question }) => ({
      ...question,
      id: fresh.id('q', question.id),
      code: fresh.code(question.code),
      ...(subElementId && subs.has(subElementId) ? { subElementId: subs.get(subElementId)! } : {}),
    })),
  }
}

type Raw = Record<string, unknown>
const isObject = (value: unknown): value is Raw =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
const textFrom = (value: unknown) => {
  const { zh, en } = isObject(value) ? value : ({} as Raw)
  return { zh: String(zh ?? '').slice(0, 4000), en: String(en ?? '').slice(0, 4000) }
}

/** Optional fields of a question, copied as they are; the server refuses what does not fit. */
const optional = [
  'scale',
  'minimumScore',
  'everyMonths',
  'responseDays',
  'applies',
  'crossReferences',
] as const
const texts = ['guidance', 'evidence', 'note'] as const

/** A whole question of what may be anything: foreign keys are left out, missing ones filled. */
function questionFrom(value: unknown): Question[] {
  if (!isObject(value) || typeof value.id !== 'string') return []
  const { id, code, subElementId, text, star, knockOut, weight, notEvaluatedAllowed } = value
  const question: Raw = {
    id,
    code: String(code ?? '').slice(0, 40),
    text: textFrom(text),
    star: star === true,
    knockOut: knockOut === true,
    weight: typeof weight === 'number' ? weight : 1,
    notEvaluatedAllowed: notEvaluatedAllowed !== false,
    ...(typeof subElementId === 'string' ? { subElementId } : {}),
  }
  for (const field of texts) if (value[field] !== undefined) question[field] = textFrom(value[field])
  for (const field of optional) if (value[field] !== undefined) question[field] = value[field]
  return [question as Question]
}

function partFrom(value: unknown): SubElement | null {
  if (!isObject(value) || typeof value.id !== 'string') return null
  return { id: value.id, code: String(value.code ?? '').slice(0, 40), title: textFrom(value.title) }
}

function elementFrom(value: unknown, part: SubElement): Element {
  const { weight, perStep, subElements, questions } = value as Raw
  const subs = listOf(subElements).flatMap((sub) => partFrom(sub) ?? [])
  return {
    ...part,
    perStep: perStep === true,
    ...(typeof weight === 'number' ? { weight } : {}),
    ...(subs.length > 0 ? { subElements: subs } : {}),
    questions: listOf(questions).flatMap(questionFrom),
  }
}
