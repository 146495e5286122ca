import { type ReactNode, useId, useState } from 'react'
import { useT } from '../../../i18n/use-t.ts'
import styles from './editor.module.css'

/** Longest text that a draft keeps. */
const longest = 4000

/** What is wrong with a field, told under it. */
function FaultLine({ id, fault }: { id: string; fault: string | undefined }) {
  return (
    <p id={id} className={styles.fault} aria-live="polite">
      {fault}
    </p>
  )
}

const told = (id: string, fault: string | undefined) =>
  fault ? { 'aria-invalid': true as const, 'aria-describedby': `${id}-fault` } : {}

/** A text field of the editor: shown and saved as it is typed. */
export function Words({
  label,
  value,
  rows = 2,
  disabled,
  fault,
  max = longest,
  onChange,
}: {
  label: string
  value: string
  rows?: number
  disabled: boolean
  fault?: string | undefined
  max?: number
  onChange(value: string): void
}) {
  const id = useId()
  const t = useT('standard-editor')
  const problem = value.length >= max ? t('fault.long', { count: max }) : fault
  const shared = {
    id,
    value,
    disabled,
    maxLength: max,
    onChange: (e: { target: { value: string } }) => onChange(e.target.value),
    ...told(id, problem),
  }
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {rows === 1 ? <input {...shared} /> : <textarea rows={rows} {...shared} />}
      {problem && <FaultLine id={`${id}-fault`} fault={problem} />}
    </div>
  )
}

/** A list of words with a comma between; what is typed stays as typed until one goes on elsewhere. */
export function WordList({
  label,
  value,
  disabled,
  onChange,
}: {
  label: string
  value: readonly string[]
  disabled: boolean
  onChange(value: string[]): void
}) {
  const [typed, setTyped] = useState<string | null>(null)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only hears when the field inside is left
    <div onBlur={() => setTyped(null)}>
      <Words
        label={label}
        rows={1}
        max={1000}
        value={typed ?? value.join('、')}
        disabled={disabled}
        onChange={(text) => {
          setTyped(text)
          onChange([
            ...new Set(
              text
                .split(/[,，、;；]/)
                .map((one) => one.trim().slice(0, 80))
                .filter(Boolean),
            ),
          ])
        }}
      />
    </div>
  )
}

/**
 * A number. What is not one, or lies outside, is told under the field and not taken; leaving the field shows again
 * what counts. Empty is `undefined` where it may be.
 */
export function Amount({
  label,
  value,
  disabled,
  min = 0,
  max = 1000,
  decimals = 0,
  optional,
  fault,
  onChange,
  onDone,
}: {
  label: string
  value: number | undefined
  disabled: boolean
  min?: number
  max?: number
  decimals?: number
  optional?: boolean
  fault?: string | undefined
  onChange(value: number | undefined): void
  onDone?(): void
}) {
  const id = useId()
  const t = useT('standard-editor')
  const [typed, setTyped] = useState<string | null>(null)
  const shown = typed ?? (value === undefined ? '' : String(value))
  const wrong = (text: string): string | undefined => {
    if (text.trim() === '') return optional ? undefined : t('fault.range', { min, max })
    const number = Number(text)
    if (!Number.isFinite(number) || number < min || number > max) return t('fault.range', { min, max })
    if (Math.abs(number * 10 ** decimals - Math.round(number * 10 ** decimals)) < 1e-6) return undefined
    return decimals === 0 ? t('fault.whole') : t('fault.decimals', { count: decimals })
  }
  const problem = wrong(shown) ?? fault
  return (
    <div className={styles.amount}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        inputMode={decimals === 0 ? 'numeric' : 'decimal'}
        autoComplete="off"
        value={shown}
        disabled={disabled}
        {...told(id, problem)}
        onChange={({ target }) => {
          // A Chinese keyboard gives full-width digits and points.
          const text = target.value.normalize('NFKC').replace('。', '.')
          setTyped(text)
          if (wrong(text) === undefined) onChange(text.trim() === '' ? undefined : Number(text))
        }}
        onBlur={() => {
          setTyped(null)
          onDone?.()
        }}
      />
      {problem && <FaultLine id={`${id}-fault`} fault={problem} />}
    </div>
  )
}

/** One of a few. A value that is not among them (any more) is shown as what it is. */
export function Choice<Value extends string | number>({
  label,
  value,
  options,
  none,
  disabled,
  fault,
  onChange,
}: {
  label: string
  value: Value | undefined
  options: readonly (readonly [Value, string])[]
  /** Words for choosing nothing; without them one must be chosen. */
  none?: string
  disabled: boolean
  fault?: string | undefined
  onChange(value: Value | undefined): void
}) {
  const id = useId()
  const isForeign = value !== undefined && !options.some(([one]) => one === value)
  return (
    <div className={styles.amount}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value ?? ''}
        disabled={disabled}
        {...told(id, fault)}
        onChange={({ target }) => onChange(options.find(([one]) => String(one) === target.value)?.[0])}
      >
        {none !== undefined && <option value="">{none}</option>}
        {isForeign && <option value={value}>{value}</option>}
        {options.map(([one, words]) => (
          <option key={one} value={one}>
            {words}
          </option>
        ))}
      </select>
      {fault && <FaultLine id={`${id}-fault`} fault={fault} />}
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

/** Both languages of a text; what is missing is told at its place. */
export function BothLanguages({
  labels,
  value,
  rows = 1,
  disabled,
  required,
  onChange,
}: {
  labels: { zh: string; en: string }
  value: { zh: string; en: string }
  rows?: number
  disabled: boolean
  required?: boolean
  onChange(value: { zh: string; en: string }): void
}) {
  const t = useT('standard-editor')
  return (['zh', 'en'] as const).map((locale) => (
    <Words
      key={locale}
      label={labels[locale]}
      rows={rows}
      value={value[locale]}
      disabled={disabled}
      fault={required && value[locale].trim() === '' ? t(`fault.${locale}`) : undefined}
      onChange={(text) => onChange({ ...value, [locale]: text })}
    />
  ))
}
