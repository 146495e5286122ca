import type { InputHTMLAttributes, TextareaHTMLAttributes } from 'react'
import styles from './field.module.css'
import type { FieldProps } from './field.ts'
import { FieldFrame } from './field-frame.tsx'

type Native<A> = Omit<A, keyof FieldProps>

/** One line of text; `type` may be email, password, date, tel, url, search. */
export function TextField({
  name,
  label,
  hint,
  errors,
  id,
  form,
  required,
  defaultValue,
  disabled,
  ...native
}: FieldProps & Native<InputHTMLAttributes<HTMLInputElement>>) {
  const props = { name, label, hint, errors, id, form, required, disabled }
  return (
    <FieldFrame props={props}>
      {(wiring) => (
        <input type="text" {...native} {...wiring} defaultValue={defaultValue} className={styles.input} />
      )}
    </FieldFrame>
  )
}

/** Several lines of text; grows with its content. */
export function TextAreaField({
  name,
  label,
  hint,
  errors,
  id,
  form,
  required,
  defaultValue,
  disabled,
  ...native
}: FieldProps & Native<TextareaHTMLAttributes<HTMLTextAreaElement>>) {
  const props = { name, label, hint, errors, id, form, required, disabled }
  return (
    <FieldFrame props={props}>
      {(wiring) => (
        <textarea rows={3} {...native} {...wiring} defaultValue={defaultValue} className={styles.input} />
      )}
    </FieldFrame>
  )
}

/** A number as text with a numeric keyboard; `unit` stands behind it. `decimals` allows a point. */
export function NumberField({
  unit,
  decimals = false,
  min,
  max,
  ...props
}: FieldProps & { unit?: string; decimals?: boolean; min?: number; max?: number }) {
  return (
    <FieldFrame props={props}>
      {(wiring) => (
        <span className={styles.withUnit}>
          <input
            type="number"
            {...wiring}
            inputMode={decimals ? 'decimal' : 'numeric'}
            step={decimals ? 'any' : 1}
            min={min}
            max={max}
            defaultValue={props.defaultValue}
            className={styles.input}
          />
          {unit && <span className={styles.unit}>{unit}</span>}
        </span>
      )}
    </FieldFrame>
  )
}
