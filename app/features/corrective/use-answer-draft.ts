import { useRevalidator } from '@remix-run/react'
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { isSameText, readUnconfirmed, sendDraft, storageKey, type Texts, textFields } from './answer-draft.ts'

export type DraftStatus = 'idle' | 'unsaved' | 'saved' | 'offline' | 'signed-out' | 'conflict'

const typingPause = 800
const longestWait = 30_000

interface Draft extends Texts {
  revision: number
  savedAt: string | null
}

/**
 * Saves the answer while it is typed. Every keystroke is first kept on the device and leaves it only when the server
 * has confirmed it, so neither a reload nor a lost connection costs a word. Somebody else's draft is never written
 * over: a person decides (`keepMine`, `takeTheirs`).
 */
export function useAnswerDraft(actionId: string, draft: Draft, form: RefObject<HTMLFormElement>) {
  const { revalidate } = useRevalidator()
  const [status, setStatus] = useState<DraftStatus>(draft.savedAt ? 'saved' : 'idle')
  const [savedAt, setSavedAt] = useState(draft.savedAt)
  const server = useRef(draft)
  server.current = draft
  const revision = useRef(draft.revision)
  const timer = useRef<ReturnType<typeof setTimeout>>()
  const wait = useRef(1500)
  const sending = useRef(false)

  const read = useCallback((): Texts => {
    const data = new FormData(form.current ?? undefined)
    return {
      containment: String(data.get('containment') ?? ''),
      cause: String(data.get('cause') ?? ''),
      action: String(data.get('action') ?? ''),
    }
  }, [form])

  const write = useCallback(
    (texts: Texts) => {
      for (const name of textFields) {
        const field = form.current?.elements.namedItem(name)
        if (field instanceof HTMLTextAreaElement) field.value = texts[name]
      }
    },
    [form],
  )

  const save = useCallback(async (): Promise<void> => {
    clearTimeout(timer.current)
    if (sending.current || !form.current) return
    sending.current = true
    const texts = read()
    const answer = await sendDraft(actionId, { ...texts, revision: revision.current })
    sending.current = false
    const again = (pause: number) => {
      timer.current = setTimeout(() => void save(), pause)
    }
    if (answer.kind === 'saved') {
      revision.current = answer.revision
      wait.current = 1500
      setSavedAt(answer.savedAt)
      if (form.current && !isSameText(read(), texts)) {
        keep(actionId, { ...read(), revision: revision.current })
        return again(0)
      }
      keep(actionId, null)
      setStatus('saved')
    } else if (answer.kind === 'unreachable') {
      setStatus('offline')
      again(wait.current)
      wait.current = Math.min(wait.current * 2, longestWait)
    } else if (answer.kind === 'conflict') {
      setStatus('conflict')
      revalidate()
    } else if (answer.kind === 'over') revalidate()
    else setStatus('signed-out')
  }, [actionId, form, read, revalidate])

  // What an earlier visit left unconfirmed comes back into the form and is sent.
  useEffect(() => {
    const left = readUnconfirmed(stored(actionId))
    if (left && !isSameText(left, server.current)) {
      write(left)
      revision.current = left.revision
      setStatus('unsaved')
      void save()
    } else if (left) keep(actionId, null)
    const online = () => {
      if (stored(actionId) !== null) void save()
    }
    window.addEventListener('online', online)
    return () => {
      clearTimeout(timer.current)
      window.removeEventListener('online', online)
    }
  }, [actionId, save, write])

  const onInput = () => {
    keep(actionId, { ...read(), revision: revision.current })
    if (status === 'conflict') return
    setStatus('unsaved')
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void save(), typingPause)
  }
  const keepMine = () => {
    revision.current = server.current.revision
    setStatus('unsaved')
    void save()
  }
  const takeTheirs = () => {
    revision.current = server.current.revision
    write(server.current)
    keep(actionId, null)
    setSavedAt(server.current.savedAt)
    setStatus('saved')
  }
  return { status, savedAt, onInput, keepMine, takeTheirs }
}

function stored(actionId: string): string | null {
  try {
    return localStorage.getItem(storageKey(actionId))
  } catch {
    return null
  }
}

/** A device that refuses storage only loses the safety net. */
function keep(actionId: string, draft: (Texts & { revision: number }) | null): void {
  try {
    if (draft) localStorage.setItem(storageKey(actionId), JSON.stringify(draft))
    else localStorage.removeItem(storageKey(actionId))
  } catch {}
}

/** The answer is in: what the device still holds of it is not needed any more. */
export const forgetDraft = (actionId: string) => keep(actionId, null)
