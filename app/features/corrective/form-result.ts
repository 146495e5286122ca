import { useActionData } from '@remix-run/react'

interface Failed {
  ok: false
  error: { message: string }
  lastResult: {
    error?: Record<string, string[] | null> | null
    initialValue?: Record<string, unknown> | null
  } | null
}

/** What came back from a form that was refused: its message, the errors beside the fields, what had been typed. */
export function useFormResult() {
  const result = useActionData() as Failed | { ok: true } | undefined
  const failed = result && !result.ok ? result : null
  const errors = failed?.lastResult?.error ?? {}
  return {
    message: failed?.error.message ?? null,
    errorsOf: (name: string): string[] => errors[name] ?? [],
    typed: (name: string): string | undefined => {
      const value = failed?.lastResult?.initialValue?.[name]
      return typeof value === 'string' ? value : undefined
    },
  }
}
