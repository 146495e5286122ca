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

/** The part of conform's field metadata that a field shows. */
interface ConformField {
  name: string
  id: string
  formId: string
  initialValue?: unknown
  errors?: string[] | undefined
  required?: boolean | undefined
}

/** Binds a field to conform: `<TextField {...bind(fields.name)} label={t('name')} />`. */
export function bind(field: ConformField): Omit<FieldProps, 'label'> {
  return {
    name: field.name,
    id: field.id,
    form: field.formId,
    errors: field.errors,
    required: field.required,
    defaultValue: typeof field.initialValue === 'string' ? field.initialValue : undefined,
  }
}
