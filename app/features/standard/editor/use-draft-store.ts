import { useEffect, useState, useSyncExternalStore } from 'react'
import type { StandardContent } from '#core/standard/content.ts'
import { type DraftProblem, DraftStore, type SaveReply } from './draft-store.ts'

/** Typing makes one request when it rests for so long (ms). */
const restTime = 400

/** The draft's store on this page: saves by itself, survives a reload, catches up when others have saved. */
export function useDraftStore(draft: {
  draftId: string
  revision: number
  content: StandardContent
  problems: DraftProblem[]
}) {
  const [{ store, stop }] = useState(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const clientId = `${Math.random().toString(36).slice(2)}-${Date.now().toString(36)}`
    const created = new DraftStore({
      ...draft,
      storage: deviceStorage(`chainq.draft.${draft.draftId}`),
      later(work) {
        clearTimeout(timer)
        timer = setTimeout(work, restTime)
      },
      send: (edits, revision) => post({ draftId: draft.draftId, revision, clientId, edits }),
    })
    return { store: created, stop: () => clearTimeout(timer) }
  })
  const state = useSyncExternalStore(store.subscribe, store.getState, store.getState)
  useEffect(() => {
    store.restore()
    const again = () => void store.flush()
    window.addEventListener('online', again)
    document.addEventListener('visibilitychange', again)
    const source = new EventSource(`/events?topics=${encodeURIComponent(`standard-draft:${draft.draftId}`)}`)
    source.onmessage = () => void store.catchUp()
    return () => {
      source.close()
      window.removeEventListener('online', again)
      document.removeEventListener('visibilitychange', again)
      stop()
      again()
    }
  }, [store, stop, draft.draftId])
  return { store, state }
}

async function post(input: object): Promise<SaveReply> {
  const response = await fetch('/api/trpc/standard.saveEdits', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
  })
  if (response.status === 401) return { kind: 'signed-out' }
  if (response.status === 429 || response.status >= 500) return { kind: 'unreachable' }
  const reply = (await response.json()) as {
    result?: { data: Omit<Extract<SaveReply, { kind: 'saved' }>, 'kind'> }
    error?: { message: string; data?: { fields?: { message: string }[] } }
  }
  if (reply.result) return { kind: 'saved', ...reply.result.data }
  return {
    kind: 'refused',
    message: reply.error?.data?.fields?.[0]?.message ?? reply.error?.message ?? String(response.status),
  }
}

/** The device's storage; a browser that refuses it loses only the net below, not what is typed. */
function deviceStorage(key: string) {
  return {
    read() {
      try {
        return localStorage.getItem(key)
      } catch {
        return null
      }
    },
    write(text: string | null) {
      try {
        if (text === null) localStorage.removeItem(key)
        else localStorage.setItem(key, text)
      } catch {
        // Private mode or a full device.
      }
    },
  }
}
