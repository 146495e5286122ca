import type { KeyboardEvent, RefObject } from 'react'
import type { Edit } from '#core/standard/edit.ts'
import type { DraftStore } from './draft-store.ts'
import { moveBy, type TreeRow } from './tree.ts'

/** The keys of the editor (listed in `KeyHelp`). While a field is being written in, only those with Ctrl count. */
export function useKeys(page: {
  store: DraftStore
  rows: TreeRow[]
  row: TreeRow | null
  readOnly: boolean
  select(id: string): void
  add(copy: boolean): void
  formRef: RefObject<HTMLDivElement | null>
}) {
  const { store, rows, row, readOnly, select, add, formRef } = page
  const step = (by: -1 | 1) => {
    const at = rows.findIndex(({ id }) => id === row?.id)
    const next = rows[at < 0 ? 0 : at + by]
    if (!next) return
    select(next.id)
    document.querySelector<HTMLElement>(`[data-id="${CSS.escape(next.id)}"] button`)?.focus()
  }
  const move = (by: -1 | 1) => {
    const edit = row && moveBy(store.getState().content, row, by)
    if (edit) store.edit(edit)
  }
  return (event: KeyboardEvent) => {
    const isTyping = event.target instanceof HTMLElement && event.target.matches('input, textarea, select')
    const ctrl = event.ctrlKey || event.metaKey
    const key = event.key.toLowerCase()
    const deed = (): (() => void) | null => {
      if (ctrl && key === 'z') return readOnly ? null : () => (event.shiftKey ? store.redo() : store.undo())
      if (ctrl && key === 'd') return readOnly ? null : () => add(true)
      if (ctrl && key === 'enter') return readOnly ? null : () => add(false)
      if (isTyping) return null
      if (event.altKey && key === 'arrowup') return readOnly ? null : () => move(-1)
      if (event.altKey && key === 'arrowdown') return readOnly ? null : () => move(1)
      if (key === 'arrowup') return () => step(-1)
      if (key === 'arrowdown') return () => step(1)
      if (key === 'delete' && row && !readOnly)
        return () => store.edit({ kind: 'remove', level: row.level, id: row.id, node: row.node } as Edit)
      if (key === 'enter' && row && event.target instanceof HTMLElement && event.target.closest('[data-id]'))
        return () => formRef.current?.querySelector<HTMLElement>('textarea, input')?.focus()
      return null
    }
    const work = deed()
    if (!work) return
    event.preventDefault()
    work()
  }
}
