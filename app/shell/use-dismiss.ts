import { useLocation } from '@remix-run/react'
import { type RefObject, useEffect } from 'react'

/** Closes an open `<details>` menu on Escape, on a click elsewhere and after a navigation. Without it, it still toggles. */
export function useDismiss(ref: RefObject<HTMLDetailsElement>): void {
  const { key } = useLocation()

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key changes with every navigation
  useEffect(() => {
    ref.current?.removeAttribute('open')
  }, [key, ref])

  useEffect(() => {
    const close = (event: Event) => {
      const menu = ref.current
      if (!menu?.open) return
      if (event instanceof KeyboardEvent) {
        if (event.key !== 'Escape') return
        if (menu.contains(document.activeElement)) menu.querySelector('summary')?.focus()
      } else if (event.target instanceof Node && menu.contains(event.target)) return
      menu.removeAttribute('open')
    }
    document.addEventListener('pointerdown', close)
    document.addEventListener('keydown', close)
    return () => {
      document.removeEventListener('pointerdown', close)
      document.removeEventListener('keydown', close)
    }
  }, [ref])
}
