import type { SubmissionResult } from '@conform-to/react'

/** What comes back from `act`, as far as a form looks at it. */
type Result = {
  ok: boolean
  error?: { message: string }
  lastResult: SubmissionResult<string[]> | null
}

/** Errors and entries of a form that came back: what belongs to the form, to a field, and what was typed. */
export function formState(result: Result | undefined) {
  const failed = result && !result.ok ? result : undefined
  const errors = failed?.lastResult?.error ?? {}
  const entries = failed?.lastResult?.initialValue ?? {}
  return {
    formErrors: failed?.error ? [failed.error.message] : [],
    errorsOf: (name: string): string[] | undefined => errors[name] ?? undefined,
    entered: (name: string): string | undefined => {
      const value = entries[name]
      return typeof value === 'string' ? value : undefined
    },
  }
}
