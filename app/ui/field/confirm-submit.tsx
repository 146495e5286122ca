import type { ReactNode } from 'react'
import type { ButtonTone } from '../button.tsx'
import styles from './confirm-submit.module.css'
import { SubmitButton } from './submit-button.tsx'

/**
 * A step that asks first. Stands inside its form; opens a question in place (a native `<details>`, so it asks without
 * JavaScript too) and only the button in there submits.
 */
export function ConfirmSubmit(props: {
  label: ReactNode
  question: ReactNode
  confirm: ReactNode
  tone?: Extract<ButtonTone, 'danger' | 'primary'>
  name?: string
  value?: string
  form?: string
}) {
  const tone = props.tone ?? 'danger'
  return (
    <details className={styles.confirm}>
      <summary data-tone={tone}>{props.label}</summary>
      <div className={styles.question}>
        <div>{props.question}</div>
        <SubmitButton tone={tone} name={props.name} value={props.value} form={props.form}>
          {props.confirm}
        </SubmitButton>
      </div>
    </details>
  )
}
