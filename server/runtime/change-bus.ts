import pg from 'pg'
import type { Logger } from 'pino'

/** A change that some open page may want to see. */
export type Change = { chainId: string; topic: string; orgIds: string[] }

export type ChangeBus = {
  /** Calls `listener` for every change; gives the way to stop. */
  subscribe(listener: (change: Change) => void): () => void
  close(): Promise<void>
}

const longestWait = 15_000

/**
 * One LISTEN connection of the process for all its open pages. Reconnects by itself; after a gap every page is told
 * to look again (`topic: '*'`), so nothing is missed.
 */
export async function listenForChanges(url: string, log: Logger): Promise<ChangeBus> {
  const listeners = new Set<(change: Change) => void>()
  let client: pg.Client | null = null
  let closed = false
  let wait = 250
  let timer: NodeJS.Timeout | undefined

  const tell = (change: Change) => {
    for (const listener of listeners) listener(change)
  }

  async function open(again: boolean): Promise<void> {
    const next = new pg.Client({ connectionString: url, application_name: 'chainq-listen', keepAlive: true })
    next.on('error', () => undefined)
    next.on('end', () => {
      if (closed || client !== next) return
      client = null
      retry()
    })
    next.on('notification', ({ payload }) => {
      if (payload) tell(JSON.parse(payload) as Change)
    })
    await next.connect()
    await next.query('listen chainq_changed')
    client = next
    wait = 250
    if (again) tell({ chainId: '*', topic: '*', orgIds: ['*'] })
  }

  function retry(): void {
    timer = setTimeout(() => {
      wait = Math.min(wait * 2, longestWait)
      open(true).catch((error: unknown) => {
        log.warn({ err: error }, 'cannot listen for changes; trying again')
        if (!closed) retry()
      })
    }, wait)
    timer.unref()
  }

  await open(false)
  return {
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    async close() {
      closed = true
      clearTimeout(timer)
      await client?.end()
    },
  }
}
