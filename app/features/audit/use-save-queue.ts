import { useEffect, useState, useSyncExternalStore } from 'react'
import { type Answered, type From, type Given, type Kept, SaveQueue } from './save-queue.ts'

interface Reply<Output> {
  result?: { data: Output }
  error?: { message: string; data?: { httpStatus?: number; fields?: { message: string }[] } }
}

/** What both `audit.saveAnswer` and `audit.saveScore` give back. */
interface Saved {
  outcome: 'saved' | 'conflict'
  kept: Kept
}

/**
 * A `SaveQueue` over one of the two use cases, kept on the device under `key`. `onSaved` gets what the use case gave.
 * Everything unconfirmed survives a reload; it is sent again when the page opens or the connection is back.
 */
export function useSaveQueue<Output extends Saved>(options: {
  procedure: 'audit.saveAnswer' | 'audit.saveScore'
  auditId: string
  kept: readonly Kept[]
  key: string
  onSaved(output: Output): void
}) {
  const [queue] = useState(
    () =>
      new SaveQueue({
        kept: options.kept,
        storage: deviceStorage(options.key),
        async send(questionId, given) {
          const input = { auditId: options.auditId, questionId, ...given }
          const { answer, output } = await post<Output>(options.procedure, input)
          if (output) options.onSaved(output)
          return answer
        },
      }),
  )
  const state = useSyncExternalStore(queue.subscribe, queue.getState, queue.getState)
  useEffect(() => {
    queue.restore()
    const again = () => queue.flush()
    window.addEventListener('online', again)
    document.addEventListener('visibilitychange', again)
    return () => {
      window.removeEventListener('online', again)
      document.removeEventListener('visibilitychange', again)
      // The page is left by a link: what waits is sent now, the next page does not wait for it.
      queue.flush()
    }
  }, [queue])
  useEffect(() => queue.refresh(options.kept), [queue, options.kept])
  return { queue, state }
}

async function post<Output extends Saved>(
  procedure: string,
  input: Given & { questionId: string; from?: From },
): Promise<{ answer: Answered; output?: Output }> {
  const response = await fetch(`/api/trpc/${procedure}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
    keepalive: true,
  })
  if (response.status === 401) return { answer: { kind: 'signed-out' } }
  if (response.status === 429 || response.status >= 500) return { answer: { kind: 'unreachable' } }
  const reply = (await response.json()) as Reply<Output>
  const output = reply.result?.data
  if (output) return { answer: { kind: output.outcome, kept: output.kept }, output }
  const message = reply.error?.data?.fields?.[0]?.message ?? reply.error?.message ?? String(response.status)
  return { answer: { kind: 'refused', message } }
}

export const answersKey = (userId: string, auditId: string) => `chainq.answers.${userId}.${auditId}`
export const scoresKey = (userId: string, auditId: string) => `chainq.scores.${userId}.${auditId}`

/** The device's storage; a browser that refuses it (private mode, full) only loses the net below, not the answers. */
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
        // Nothing to do: the answer is still in memory and on its way.
      }
    },
  }
}
