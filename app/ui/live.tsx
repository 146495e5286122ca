import { useRevalidator } from '@remix-run/react'
import { useEffect, useRef } from 'react'

const quietTime = 250

/**
 * Keeps the page fresh: `useLive(['audit', 'score'])` reloads its data when facts of these topics change (topics are
 * `<feature>` or `<feature>:<id>`). The browser reconnects by itself; a page that was hidden or offline catches up.
 * Without EventSource the page simply stays as loaded.
 */
export function useLive(topics: readonly string[]): void {
  const { revalidate, state } = useRevalidator()
  const revalidateRef = useRef(revalidate)
  revalidateRef.current = revalidate
  const busyRef = useRef(false)
  busyRef.current = state !== 'idle'
  const key = [...topics].sort().join(',')

  useEffect(() => {
    if (typeof EventSource === 'undefined' || key === '') return
    let timer: ReturnType<typeof setTimeout> | undefined
    let dropped = false
    const refresh = () => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        if (busyRef.current) refresh()
        else revalidateRef.current()
      }, quietTime)
    }
    const source = new EventSource(`/events?topics=${encodeURIComponent(key)}`)
    source.onmessage = refresh
    source.onerror = () => {
      dropped = true
    }
    source.onopen = () => {
      // What changed while the line was down was not told.
      if (dropped) refresh()
      dropped = false
    }
    return () => {
      clearTimeout(timer)
      source.close()
    }
  }, [key])
}
