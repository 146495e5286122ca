import type { KeyboardEvent } from 'react'
import { isWriting } from './use-clip.ts'

/** What the keys do; null where it cannot be done now. */
export type KeyDeeds = {
  undo: (() => void) | null
  redo: (() => void) | null
  insert: (() => void) | null
  duplicate: (() => void) | null
  moveUp: (() => void) | null
  moveDown: (() => void) | null
  selectBefore: () => void
  selectAfter: () => void
  remove: (() => void) | null
  write: (() => void) | null
}

/** The keys of the editor (listed in `KeyHelp`). While a field is being written in, only those with Ctrl count. */
export function useKeys(deeds: KeyDeeds) {
  return (event: KeyboardEvent) => {
    if (!(event.target instanceof HTMLElement) || event.nativeEvent.isComposing) return
    // A remark and a search are not part of the draft: their own undo stays with them.
    if (event.target.closest('form, [type=search]')) return
    const work = deedOf(event, deeds)
    if (!work) return
    event.preventDefault()
    work()
  }
}

function deedOf(event: KeyboardEvent, deeds: KeyDeeds): (() => void) | null {
  const key = event.key.toLowerCase()
  if (event.ctrlKey || event.metaKey) {
    if (key === 'z') return event.shiftKey ? deeds.redo : deeds.undo
    if (key === 'y') return deeds.redo
    if (key === 'd') return deeds.duplicate
    if (key === 'enter') return deeds.insert
    return null
  }
  if (isWriting(event.target)) return null
  if (key === 'arrowup') return event.altKey ? deeds.moveUp : deeds.selectBefore
  if (key === 'arrowdown') return event.altKey ? deeds.moveDown : deeds.selectAfter
  if (key === 'delete') return deeds.remove
  // Elsewhere Enter presses the button that has the focus.
  return key === 'enter' && (event.target as HTMLElement).closest('[data-id]') ? deeds.write : null
}
