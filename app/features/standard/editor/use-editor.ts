import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { StandardContent } from '#core/standard/content.ts'
import type { Edit } from '#core/standard/edit.ts'
import { clipOf, pasteClip } from './clip.ts'
import type { DraftStore } from './draft-store.ts'
import {
  insertElement,
  insertQuestion,
  insertSubElement,
  moveAfter,
  moveBy,
  rowsOf,
  type TreeRow,
} from './tree.ts'
import type { KeyDeeds } from './use-keys.ts'

/** Where the keyboard goes once the page shows what was selected; on a phone the form below comes into sight. */
type Aim = 'row' | 'form' | 'sight' | null

/** What is selected in the editor, and the deeds that buttons and keys share. */
export function useEditor({
  store,
  content,
  shown,
  readOnly,
  formRef,
}: {
  store: DraftStore
  content: StandardContent
  /** Rows in sight; they may be a moment behind the content. */
  shown: TreeRow[]
  readOnly: boolean
  formRef: RefObject<HTMLDivElement | null>
}) {
  const [selected, setSelected] = useState<string | null>(null)
  const aimRef = useRef<Aim>(null)
  const select = useCallback((id: string | null, aim: Aim = null) => {
    aimRef.current = aim
    setSelected(id)
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: when another node is shown, or its row comes into sight
  useEffect(() => {
    const button = rowButton(selected)
    if (aimRef.current === 'row' && selected !== null && !button) return
    if (aimRef.current === 'row') button?.focus()
    if (aimRef.current === 'form') firstField(formRef.current)?.focus()
    if (aimRef.current === 'sight') formRef.current?.scrollIntoView({ block: 'start' })
    aimRef.current = null
  }, [selected, shown])

  const row = useMemo(() => rowOf(content, selected), [content, selected])
  const add = {
    question() {
      const made = insertQuestion(content, row)
      if (!made) return
      store.edit(made.edit)
      select(made.id, 'form')
    },
    subElement() {
      const made = insertSubElement(content, row)
      if (!made) return
      store.edit(...made.edits)
      select(made.id, 'form')
    },
    element() {
      const made = insertElement(content)
      store.edit(made.edit)
      select(made.id, 'form')
    },
  }
  const duplicate = () => {
    const made = row && pasteClip(content, clipOf(content, new Set([row.id])), row)
    if (!made?.id) return
    store.edit(...made.edits)
    select(made.id, 'row')
  }
  const remove = () => {
    if (!row) return
    const at = shown.findIndex(({ id }) => id === row.id)
    store.edit({ kind: 'remove', level: row.level, id: row.id, node: row.node } as Edit)
    const left = new Set(rowsOf(store.getState().content).map(({ id }) => id))
    const next = [...shown.slice(at + 1), ...shown.slice(0, at).reverse()].find(({ id }) => left.has(id))
    select(next?.id ?? null, 'row')
  }
  const move = (by: -1 | 1) => {
    const edit = row && moveBy(store.getState().content, row, by)
    if (edit) store.edit(edit)
  }
  const step = (by: -1 | 1) => {
    const at = shown.findIndex(({ id }) => id === row?.id)
    const next = shown[at < 0 ? 0 : at + by]
    if (next) select(next.id, 'row')
  }
  const drop = useCallback(
    (id: string, target: TreeRow) => {
      const moved = moveAfter(store.getState().content, id, target)
      if (moved) store.edit(moved)
    },
    [store],
  )
  const may = (work: () => void) => (readOnly ? null : work)
  const keys: KeyDeeds = {
    undo: may(() => store.undo()),
    redo: may(() => store.redo()),
    insert: may(add.question),
    duplicate: may(duplicate),
    moveUp: may(() => move(-1)),
    moveDown: may(() => move(1)),
    selectBefore: () => step(-1),
    selectAfter: () => step(1),
    remove: row && may(remove),
    write: row && may(() => firstField(formRef.current)?.focus()),
  }
  return { selected, select, row, add, duplicate, remove, move, drop, keys }
}

const rowButton = (id: string | null) =>
  id === null ? null : document.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"] button`)

/** Where one begins to write: the words; the code before them is suggested. */
const firstField = (form: HTMLElement | null) =>
  form?.querySelector<HTMLElement>('textarea') ?? form?.querySelectorAll<HTMLElement>('input')[1]

/** A node that the search hides stays the one that is written on. */
const rowOf = (content: StandardContent, id: string | null): TreeRow | null =>
  id === null ? null : (rowsOf(content).find((one) => one.id === id) ?? null)
