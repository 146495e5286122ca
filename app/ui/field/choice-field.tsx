import type { ChangeEventHandler, ReactNode } from 'react'
import { useT } from '../../i18n/use-t.ts'
import styles from './field.module.css'
import type { FieldProps } from './field.ts'
import { FieldError, FieldFrame, FieldLabel, useWiring } from './field-frame.tsx'

export interface Choice {
  value: string
  label: string
  disabled?: boolean
}

/** One of many, as the device's own list. `placeholder` is the empty first entry; `null` leaves it out. */
export function SelectField({
  options,
  placeholder,
  onChange,
  ...props
}: FieldProps & {
  options: readonly Choice[]
  placeholder?: string | null
  onChange?: ChangeEventHandler<HTMLSelectElement>
}) {
  const t = useT('common')
  return (
    <FieldFrame props={props}>
      {(wiring) => (
        <select
          {...wiring}
          defaultValue={props.defaultValue ?? ''}
          onChange={onChange}
          className={styles.input}
        >
          {placeholder !== null && <option value="">{placeholder ?? t('field.choose')}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </FieldFrame>
  )
}

/** Yes or no; `value` is what a checked box sends. React empties the value of a box that is given `undefined`. */
export function CheckboxField({
  value = 'on',
  defaultChecked,
  ...props
}: FieldProps & { value?: string; defaultChecked?: boolean }) {
  const { wiring, hintId, errorId } = useWiring(props)
  return (
    <div className={styles.field}>
      <label className={styles.check}>
        <input
          type="checkbox"
          {...wiring}
          value={value}
          defaultChecked={
            defaultChecked ?? (props.defaultValue !== undefined && props.defaultValue === value)
          }
        />
        <span>
          <FieldLabel label={props.label} required={props.required} />
          {props.hint && (
            <span id={hintId} className={styles.small}>
              {props.hint}
            </span>
          )}
        </span>
      </label>
      <FieldError id={errorId} errors={props.errors} />
    </div>
  )
}

export interface ScaleChoice {
  value: string
  /** The big sign: points, a letter. */
  mark?: ReactNode
  label: ReactNode
  hint?: ReactNode
}

/** One of few, as big targets for a thumb: the points of an audit question. `row` for short labels. */
export function RadioScale({
  choices,
  layout = 'list',
  onChange,
  ...props
}: FieldProps & {
  choices: readonly ScaleChoice[]
  layout?: 'list' | 'row'
  onChange?: ChangeEventHandler<HTMLInputElement>
}) {
  const { wiring, hintId, errorId } = useWiring(props)
  const { id, 'aria-invalid': _invalid, ...shared } = wiring
  return (
    <fieldset
      className={styles.field}
      aria-describedby={wiring['aria-describedby']}
      disabled={props.disabled}
    >
      <legend className={styles.label}>
        <FieldLabel label={props.label} required={props.required} />
      </legend>
      {props.hint && (
        <p id={hintId} className={styles.hint}>
          {props.hint}
        </p>
      )}
      <div className={styles.scale} data-layout={layout}>
        {choices.map((choice, index) => (
          <label key={choice.value} className={styles.choice}>
            <input
              type="radio"
              {...shared}
              id={index === 0 ? id : `${id}-${index}`}
              aria-describedby={undefined}
              value={choice.value}
              defaultChecked={choice.value === props.defaultValue}
              onChange={onChange}
            />
            {choice.mark !== undefined && <span className={styles.mark}>{choice.mark}</span>}
            <span className={styles.words}>
              {choice.label}
              {choice.hint && <span className={styles.small}>{choice.hint}</span>}
            </span>
          </label>
        ))}
      </div>
      <FieldError id={errorId} errors={props.errors} />
    </fieldset>
  )
}
