import { useEffect, useState, useSyncExternalStore } from 'react'
import type { StandardContent } from '#core/standard/content.ts'
import { deviceStorage, tabTrail } from './device-storage.ts'
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
  const { draftId } = draft
  const [{ store, storage, stop }] = useState(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const clientId = `${Math.random().toString(36).slice(2)}-${Date.now().toString(36)}`
    const kept = deviceStorage(draftId)
    const created = new DraftStore({
      ...draft,
      storage: kept,
      later(work, delay = restTime) {
        clearTimeout(timer)
        timer = setTimeout(work, delay)
      },
      send: (edits, revision) => post({ draftId, revision, clientId, edits }),
    })
    return { store: created, storage: kept, stop: () => clearTimeout(timer) }
  })
  const state = useSyncExternalStore(store.subscribe, store.getState, store.getState)
  useEffect(() => {
    const trail = tabTrail(draftId)
    let open = true
    void storage.takeOver().then(() => {
      if (open) store.restore(trail.read())
    })
    const again = () => void store.flush()
    const leave = () => trail.write(store.trail())
    window.addEventListener('online', again)
    window.addEventListener('pagehide', leave)
    document.addEventListener('visibilitychange', again)
    const source = new EventSource(`/events?topics=${encodeURIComponent(`standard-draft:${draftId}`)}`)
    // The topic ends in the revision that was saved; what this page saved itself it knows already.
    source.onmessage = ({ data }) => {
      const revision = Number(String(data).split(':')[2])
      void store.heard(revision || undefined)
    }
    let dropped = false
    source.onerror = () => {
      dropped = true
    }
    source.onopen = () => {
      // What others saved while the line was down was not told.
      if (dropped) void store.heard()
      dropped = false
    }
    return () => {
      open = false
      source.close()
      window.removeEventListener('online', again)
      window.removeEventListener('pagehide', leave)
      document.removeEventListener('visibilitychange', again)
      leave()
      stop()
      again()
    }
  }, [store, storage, stop, draftId])
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
    error?: { message: string; data?: { fields?: { path: string; message: string }[] } }
  }
  if (reply.result) return { kind: 'saved', ...reply.result.data }
  const [field] = reply.error?.data?.fields ?? []
  const [, index] = /^edits\.(\d+)/.exec(field?.path ?? '') ?? []
  return {
    kind: 'refused',
    message: field?.message ?? reply.error?.message ?? String(response.status),
    index: index === undefined ? null : Number(index),
  }
}
