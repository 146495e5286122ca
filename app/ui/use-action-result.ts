import { useActionData, useLocation } from '@remix-run/react'
import { useRef } from 'react'

/**
 * `useActionData`, but kept until the next navigation: a reload of the page's data (`useLive`) would otherwise wipe
 * the answer to a form (its errors, a link that is shown once) while somebody reads it.
 */
export function useActionResult<Action>(): ReturnType<typeof useActionData<Action>> {
  const result = useActionData<Action>()
  const { key } = useLocation()
  const kept = useRef<{ key: string; result: typeof result }>({ key, result })
  if (result !== undefined || kept.current.key !== key) kept.current = { key, result }
  return kept.current.result
}
