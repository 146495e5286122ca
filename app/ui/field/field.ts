import type { ReactNode } from 'react'

/** What every form field takes. Errors are words in the user's language, decided by the server. */
export interface FieldProps {
  name: string
  label: ReactNode
  /** Help below the label: format, unit, example. */
  hint?: ReactNode
  errors?: readonly string[]
  id?: string
  /** Id of the form, when the field stands outside of it. */
  form?: string
  required?: boolean
  defaultValue?: string
  disabled?: boolean
}
