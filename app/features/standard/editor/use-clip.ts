import { useCallback, useEffect, useRef, useState } from 'react'
import { clipOf, pasteClip, readClip } from './clip.ts'
import type { DraftStore } from './draft-store.ts'
import type { TreeRow } from './tree.ts'

/** What copying or pasting came to; `count` nodes. */
export type ClipNews = { word: 'copied' | 'pasted' | 'foreign' | 'noPlace' | 'noAccess'; count: number }

/** Kept beside the clipboard, for browsers that do not let a page read it at the press of a button. */
const lastKey = 'chainq.clip'

/** Whether keys and the clipboard belong to a field that is being written in. */
export const isWriting = (target: unknown): boolean =>
  target instanceof HTMLElement && target.matches('textarea, select, input:not([type=checkbox])')

/**
 * Copies nodes (the chosen questions, else the selected row) and pastes them at the selected row, here or in the
 * editor of another standard: by Ctrl+C and Ctrl+V while no field is written in, and by buttons.
 */
export function useClip(page: {
  store: DraftStore
  row: TreeRow | null
  checked: ReadonlySet<string>
  readOnly: boolean
  onPasted(id: string): void
}) {
  const [news, setNews] = useState<ClipNews | null>(null)
  const pageRef = useRef(page)
  pageRef.current = page

  const textOf = useCallback(() => {
    const { store, row, checked } = pageRef.current
    const ids = checked.size > 0 ? checked : new Set(row ? [row.id] : [])
    const clip = clipOf(store.getState().content, ids)
    if (clip.nodes.length === 0) return null
    const text = JSON.stringify(clip)
    try {
      localStorage.setItem(lastKey, text)
    } catch {
      // Only the button in browsers that hide the clipboard needs it.
    }
    setNews({ word: 'copied', count: clip.nodes.length })
    return text
  }, [])

  const put = useCallback((text: string) => {
    const { store, row, onPasted } = pageRef.current
    const clip = readClip(text)
    if (!clip) return setNews({ word: 'foreign', count: 0 })
    const made = pasteClip(store.getState().content, clip, row)
    if (!made) return setNews({ word: 'noPlace', count: 0 })
    store.edit(...made.edits)
    setNews({ word: 'pasted', count: clip.nodes.length })
    if (made.id) onPasted(made.id)
  }, [])

  useEffect(() => {
    const onCopy = (event: ClipboardEvent) => {
      // Words marked on the page are copied as words.
      if (isWriting(event.target) || getSelection()?.toString()) return
      const text = textOf()
      if (!text) return
      event.clipboardData?.setData('text/plain', text)
      event.preventDefault()
    }
    const onPaste = (event: ClipboardEvent) => {
      if (isWriting(event.target) || pageRef.current.readOnly) return
      event.preventDefault()
      put(event.clipboardData?.getData('text/plain') ?? '')
    }
    document.addEventListener('copy', onCopy)
    document.addEventListener('paste', onPaste)
    return () => {
      document.removeEventListener('copy', onCopy)
      document.removeEventListener('paste', onPaste)
    }
  }, [textOf, put])

  const copy = useCallback(() => {
    const text = textOf()
    if (text) void navigator.clipboard?.writeText(text).catch(() => undefined)
  }, [textOf])
  const paste = useCallback(async () => {
    const text = await navigator.clipboard?.readText().catch(() => undefined)
    const last = text ?? localStorage.getItem(lastKey)
    if (last === null) setNews({ word: 'noAccess', count: 0 })
    else put(last)
  }, [put])
  const close = useCallback(() => setNews(null), [])
  return { news, copy, paste, close }
}
