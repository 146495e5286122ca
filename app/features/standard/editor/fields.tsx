import { type ReactNode, useId } from 'react'
import styles from './editor.module.css'

/** A text field of the editor: shown and saved as it is typed. */
export function Words({
  label,
  value,
  rows = 2,
  disabled,
  onChange,
}: {
  label: string
  value: string
  rows?: number
  disabled: boolean
  onChange(value: string): void
}) {
  const id = useId()
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {rows === 1 ? (
        <input id={id} value={value} disabled={disabled} onChange={(e) => onChange(e.target.value)} />
      ) : (
        <textarea
          id={id}
          rows={rows}
          value={value}
          disabled={disabled}
          onChange={(e) => onChange(e.target.value)}
        />
      )}
    </div>
  )
}

/** A number that may be left empty. */
export function Amount({
  label,
  value,
  disabled,
  min = 0,
  onChange,
}: {
  label: string
  value: number | undefined
  disabled: boolean
  min?: number
  onChange(value: number | undefined): void
}) {
  const id = useId()
  return (
    <div className={styles.amount}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="number"
        inputMode="numeric"
        min={min}
        value={value ?? ''}
        disabled={disabled}
        onChange={(e) => {
          const number = e.target.value === '' ? undefined : Number(e.target.value)
          if (number === undefined || Number.isFinite(number)) onChange(number)
        }}
      />
    </div>
  )
}

export function Check({
  children,
  checked,
  disabled,
  onChange,
}: {
  children: ReactNode
  checked: boolean
  disabled: boolean
  onChange(checked: boolean): void
}) {
  return (
    <label className={styles.check}>
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        onChange={(e) => onChange(e.target.checked)}
      />
      {children}
    </label>
  )
}
