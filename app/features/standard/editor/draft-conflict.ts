import type { EditConflict } from '#core/standard/apply-edit.ts'
import type { Element, StandardContent } from '#core/standard/content.ts'
import type { Edit, Place } from '#core/standard/edit.ts'
import { same } from '#core/standard/same.ts'

type SetEdit = Extract<Edit, { kind: 'set' }>
type InsertEdit = Extract<Edit, { kind: 'insert' }>

/** An edit that was not taken, and why: somebody else was first, or it is not allowed at all. */
export type Conflict = {
  edit: Edit
  code: EditConflict['code'] | 'refused'
  current: unknown
  message?: string
  /** The node that was taken away while this page wrote on it, as this page had it. */
  lost?: InsertEdit
}

export const targetOf = (edit: Edit) => ({
  level: edit.level,
  id: edit.kind === 'insert' ? edit.node.id : edit.id,
})

/** Two edits that set the same field of the same node; null for any others. */
export const oneField = (a: Edit | undefined, b: Edit | undefined): [SetEdit, SetEdit] | null =>
  a?.kind === 'set' && b?.kind === 'set' && a.level === b.level && a.id === b.id && a.field === b.field
    ? [a, b]
    : null

/**
 * What was asked for is so already: an edit sent again because its answer was lost, or two people who did the same.
 */
export function alreadyDone(edit: Edit, { code, current }: EditConflict): boolean {
  if (edit.kind === 'remove') return code === 'gone'
  if (edit.kind === 'insert') return code === 'exists' && same(homeless(current), homeless(edit.node))
  if (edit.kind !== 'move' || code !== 'changed') return false
  const now = current as Place
  return now.elementId === edit.to.elementId && now.subElementId === edit.to.subElementId
}

/** A question takes on the sub-element that it is put into. */
const homeless = (node: unknown) => ({ ...(node as object), subElementId: undefined })

/** Adds a conflict; several edits of one node that is gone are one question to the writer, with its newest state. */
export function joined(list: Conflict[], next: Conflict): Conflict[] {
  const { id } = targetOf(next.edit)
  const at = list.findIndex((one) => one.code === 'gone' && targetOf(one.edit).id === id)
  if (next.code !== 'gone' || at < 0) return [...list, next]
  return next.lost ? list.with(at, next) : list
}

/** The edit that insists on ours after all; null where there is nothing to insist on. */
export function mine({ edit, code, current, lost }: Conflict, content: StandardContent): Edit | null {
  if (code === 'refused' || code === 'exists') return null
  if (code === 'gone') {
    const again = lost ?? (edit.kind === 'insert' ? edit : null)
    return again && atHome(again, content)
  }
  if (edit.kind === 'set') return { ...edit, before: (current ?? undefined) as SetEdit['before'] }
  if (edit.kind === 'remove') return { ...edit, node: current as (typeof edit)['node'] }
  return null
}

/** The addition where it was meant, or in the last element when that place is gone too. */
function atHome(edit: InsertEdit, content: StandardContent): Edit | null {
  if (edit.level === 'element') return edit
  const isThere = (element: Element) => element.id === edit.place.elementId
  const element = content.elements.find(isThere) ?? content.elements.at(-1)
  if (!element) return null
  const subs = element.subElements ?? []
  const sub = subs.find(({ id }) => id === edit.place.subElementId) ?? subs.at(-1)
  const subElementId = edit.level === 'question' ? (sub?.id ?? null) : null
  return { ...edit, place: { ...edit.place, elementId: element.id, subElementId } }
}
