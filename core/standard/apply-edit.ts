import type { Text } from '#core/text.ts'
import type { Element, Question, StandardContent } from './content.ts'
import type { Edit, Place } from './edit.ts'
import { same } from './same.ts'

type SubElement = NonNullable<Element['subElements']>[number]

/** Why an edit was not applied: somebody else changed the same thing, took it away, or it stands there already. */
export type EditConflict = { code: 'changed' | 'gone' | 'exists'; current: unknown }

export type Applied =
  | { ok: true; content: StandardContent; inverse: Edit }
  | { ok: false; conflict: EditConflict }

const conflict = (code: EditConflict['code'], current: unknown = null): Applied => ({
  ok: false,
  conflict: { code, current },
})

/**
 * Applies one edit to a draft. Gives the new content and the edit that takes it back, or the conflict: what stands
 * there now. Setting what already stands there is no conflict. The draft passed in is not changed.
 */
export function applyEdit(content: StandardContent, edit: Edit): Applied {
  switch (edit.kind) {
    case 'set':
      return edit.level === 'standard' ? setWhole(content, edit) : setNode(content, edit)
    case 'insert':
      return insert(content, edit)
    case 'remove':
      return remove(content, edit)
    case 'move':
      return move(content, edit)
  }
}

type SetEdit = Extract<Edit, { kind: 'set' }>

function setValue<Node extends object>(node: Node, key: string, edit: SetEdit): Node | EditConflict {
  const current = (node as Record<string, unknown>)[key]
  const isAsSeen = same(current ?? undefined, edit.before ?? undefined) || same(current, edit.after)
  const after = isAsSeen ? edit.after : bothLanguages(edit.before, edit.after, current)
  if (!isAsSeen && after === undefined) return { code: 'changed', current: current ?? null }
  const { [key]: _, ...rest } = node as Record<string, unknown>
  return (after === undefined ? rest : { ...node, [key]: after }) as Node
}

/** One person wrote the Chinese while another wrote the English: both are kept. Undefined where that is not so. */
function bothLanguages(before: unknown, after: unknown, current: unknown): Text | undefined {
  if (!isText(before) || !isText(after) || !isText(current)) return undefined
  if (current.zh === before.zh && after.en === before.en) return { zh: after.zh, en: current.en }
  if (current.en === before.en && after.zh === before.zh) return { zh: current.zh, en: after.en }
  return undefined
}
const isText = (value: unknown): value is Text =>
  typeof value === 'object' && value !== null && 'zh' in value && 'en' in value
const isConflict = (value: object): value is EditConflict => 'current' in value && 'code' in value

/** The edit that takes a change back: from what stands there after it to what stood there before. */
const inverseOf = ({ kind, level, id, field }: SetEdit, was: object, is: object): Edit => {
  const key = field.split('.').at(-1)!
  const [after, before] = [was, is].map((node) => (node as Record<string, SetEdit['after']>)[key])
  return {
    kind,
    level,
    id,
    field,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  }
}

function setWhole(content: StandardContent, edit: SetEdit): Applied {
  const [head, key] = edit.field.split('.') as ['grading' | 'findings' | keyof StandardContent, string?]
  if (key === undefined) {
    const next = setValue(content, head, edit)
    return isConflict(next)
      ? { ok: false, conflict: next }
      : { ok: true, content: next, inverse: inverseOf(edit, content, next) }
  }
  const part = content[head as 'grading' | 'findings']
  const next = setValue(part, key, edit)
  if (isConflict(next)) return { ok: false, conflict: next }
  return { ok: true, content: { ...content, [head]: next }, inverse: inverseOf(edit, part, next) }
}

function setNode(content: StandardContent, edit: SetEdit): Applied {
  let found: EditConflict | 'no' | 'yes' = 'no'
  let inverse: Edit | undefined
  const on = <Node extends { id: string }>(node: Node): Node => {
    if (node.id !== edit.id) return node
    const next = setValue(node, edit.field, edit)
    if (isConflict(next)) {
      found = next
      return node
    }
    found = 'yes'
    inverse = inverseOf(edit, node, next)
    return next
  }
  const elements = content.elements.map((element): Element => {
    if (edit.level === 'element') return on(element)
    if (edit.level === 'sub-element')
      return element.subElements ? mapped(element, 'subElements', element.subElements.map(on)) : element
    return mapped(element, 'questions', element.questions.map(on))
  })
  const outcome = found as EditConflict | 'no' | 'yes'
  if (outcome === 'no') return conflict('gone')
  if (outcome !== 'yes' || !inverse) return { ok: false, conflict: outcome as EditConflict }
  return { ok: true, content: { ...content, elements }, inverse }
}

/** The element with another list, or itself when the list has not changed: what is untouched stays the same object. */
function mapped<Key extends 'questions' | 'subElements'>(
  element: Element,
  key: Key,
  list: Element[Key],
): Element {
  const old = element[key] as unknown[]
  return (list as unknown[]).every((node, i) => node === old[i]) && list!.length === old.length
    ? element
    : { ...element, [key]: list }
}

/** Where a node stands now; null when it is not there. */
export function placeOf(
  content: StandardContent,
  level: 'element' | 'sub-element' | 'question',
  id: string,
): Place | null {
  if (level === 'element') {
    const at = content.elements.findIndex((element) => element.id === id)
    return at < 0
      ? null
      : { elementId: null, subElementId: null, afterId: content.elements[at - 1]?.id ?? null }
  }
  for (const element of content.elements) {
    const list: { id: string }[] = level === 'question' ? element.questions : (element.subElements ?? [])
    const at = list.findIndex((node) => node.id === id)
    if (at >= 0)
      return {
        elementId: element.id,
        subElementId: (level === 'question' ? (list[at] as Question).subElementId : null) ?? null,
        afterId: list[at - 1]?.id ?? null,
      }
  }
  return null
}

/** The node with this id, as it stands in the draft. */
export function nodeOf(content: StandardContent, level: 'element' | 'sub-element' | 'question', id: string) {
  if (level === 'element') return content.elements.find((element) => element.id === id) ?? null
  for (const element of content.elements) {
    const list: (Question | SubElement)[] =
      level === 'question' ? element.questions : (element.subElements ?? [])
    const node = list.find((one) => one.id === id)
    if (node) return node
  }
  return null
}

function put<Node extends { id: string }>(list: Node[], node: Node, afterId: string | null): Node[] {
  const at = afterId === null ? 0 : list.findIndex(({ id }) => id === afterId) + 1
  // The neighbour was taken away meanwhile: at the end nothing is lost and everybody sees it.
  const index = afterId !== null && at === 0 ? list.length : at
  return [...list.slice(0, index), node, ...list.slice(index)]
}

function putNode(
  content: StandardContent,
  level: string,
  node: { id: string },
  place: Place,
): StandardContent | null {
  if (level === 'element')
    return { ...content, elements: put(content.elements, node as Element, place.afterId) }
  if (!content.elements.some(({ id }) => id === place.elementId)) return null
  return {
    ...content,
    elements: content.elements.map((element) => {
      if (element.id !== place.elementId) return element
      if (level === 'sub-element')
        return { ...element, subElements: put(element.subElements ?? [], node as SubElement, place.afterId) }
      const { subElementId: _, ...question } = node as Question
      const placed = place.subElementId ? { ...question, subElementId: place.subElementId } : question
      return { ...element, questions: put(element.questions, placed, place.afterId) }
    }),
  }
}

function takeNode(content: StandardContent, level: string, id: string): StandardContent {
  if (level === 'element') return { ...content, elements: content.elements.filter((e) => e.id !== id) }
  return {
    ...content,
    elements: content.elements.map((element) => {
      if (level === 'question')
        return mapped(
          element,
          'questions',
          element.questions.filter((q) => q.id !== id),
        )
      if (!element.subElements?.some((sub) => sub.id === id)) return element
      const { subElements, ...rest } = element
      const left = subElements.filter((sub) => sub.id !== id)
      return left.length > 0 ? { ...rest, subElements: left } : rest
    }),
  }
}

function insert(content: StandardContent, edit: Extract<Edit, { kind: 'insert' }>): Applied {
  const { level, node, place } = edit
  const there = nodeOf(content, level, node.id)
  if (there) return conflict('exists', there)
  const next = putNode(content, level, node, place)
  if (!next) return conflict('gone')
  // The node as it stands there: a question has taken on its sub-element.
  const placed = nodeOf(next, level, node.id) as typeof node
  return { ok: true, content: next, inverse: { kind: 'remove', level, id: node.id, node: placed } }
}

function remove(content: StandardContent, edit: Extract<Edit, { kind: 'remove' }>): Applied {
  const { level, id } = edit
  const there = nodeOf(content, level, id)
  const place = placeOf(content, level, id)
  if (!there || !place) return conflict('gone')
  if (!same(there, edit.node)) return conflict('changed', there)
  return {
    ok: true,
    content: takeNode(content, level, id),
    inverse: { kind: 'insert', level, node: there, place },
  }
}

function move(content: StandardContent, edit: Extract<Edit, { kind: 'move' }>): Applied {
  const { level, id, to } = edit
  const there = nodeOf(content, level, id)
  const from = placeOf(content, level, id)
  if (!there || !from) return conflict('gone')
  // Somebody else's additions before it do not matter; another element or sub-element does.
  if (from.elementId !== edit.from.elementId || from.subElementId !== edit.from.subElementId)
    return conflict('changed', from)
  const next = putNode(takeNode(content, level, id), level, there, to)
  if (!next) return conflict('gone')
  return {
    ok: true,
    content: next,
    inverse: {
      kind: 'move',
      level,
      id,
      from: { ...to, afterId: placeOf(next, level, id)!.afterId },
      to: from,
    },
  }
}
