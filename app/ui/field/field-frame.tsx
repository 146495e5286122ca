import { type ReactNode, useId } from 'react'
import { useT } from '../../i18n/use-t.ts'
import styles from './field.module.css'
import type { FieldProps } from './field.ts'

/** Attributes that tie an input to its label, hint and error. */
export interface Wiring {
  id: string
  name: string
  form?: string
  required?: boolean
  disabled?: boolean
  'aria-describedby'?: string
  'aria-invalid'?: true
}

export function useWiring(props: FieldProps): { wiring: Wiring; hintId: string; errorId: string } {
  const fallback = useId()
  const id = props.id ?? fallback
  const hintId = `${id}-hint`
  const errorId = `${id}-error`
  const invalid = (props.errors?.length ?? 0) > 0
  const described = [props.hint ? hintId : '', invalid ? errorId : ''].filter(Boolean).join(' ')
  return {
    wiring: {
      id,
      name: props.name,
      form: props.form,
      required: props.required,
      disabled: props.disabled,
      'aria-describedby': described || undefined,
      'aria-invalid': invalid || undefined,
    },
    hintId,
    errorId,
  }
}

/** Label, hint and error around one input. */
export function FieldFrame({
  props,
  children,
}: {
  props: FieldProps
  children: (wiring: Wiring) => ReactNode
}) {
  const { wiring, hintId, errorId } = useWiring(props)
  return (
    <div className={styles.field}>
      <label htmlFor={wiring.id} className={styles.label}>
        <FieldLabel label={props.label} required={props.required} />
      </label>
      {props.hint && (
        <p id={hintId} className={styles.hint}>
          {props.hint}
        </p>
      )}
      {children(wiring)}
      <FieldError id={errorId} errors={props.errors} />
    </div>
  )
}

export function FieldLabel({ label, required }: { label: ReactNode; required?: boolean }) {
  const t = useT('common')
  return (
    <>
      {label}
      {required && (
        <>
          <span className={styles.star} aria-hidden="true">
            *
          </span>
          <span className="visually-hidden">{t('field.required')}</span>
        </>
      )}
    </>
  )
}

export function FieldError({ id, errors }: { id: string; errors?: readonly string[] }) {
  if (!errors?.length) return null
  return (
    <p id={id} className={styles.error}>
      {errors.join(' ')}
    </p>
  )
}
