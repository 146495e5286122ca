import { useT } from '../../../i18n/use-t.ts'
import type { Given } from '../save-queue.ts'
import styles from './score-choices.module.css'

/**
 * The scores of a question as big targets, and n.e. `compact` shows the points alone, in a row, with their words as
 * the browser's hint. Radios of a form: they work before JavaScript.
 */
export function ScoreChoices(props: {
  legend: string
  name: string
  scale: readonly { score: number; label: string }[]
  notEvaluatedAllowed: boolean
  value: Given
  compact?: boolean
  /** Sends the other form's radios: the form's id. */
  form?: string
  disabled?: boolean
  onChange: (part: Pick<Given, 'score' | 'notEvaluated'>) => void
}) {
  const t = useT('audit')
  const { value, compact = false } = props
  const choice = (key: string, mark: string, label: string, hint: string | null, on: boolean) => (
    <label key={key} className={styles.choice} title={compact ? (hint ?? label) : undefined}>
      <input
        type="radio"
        name={props.name}
        form={props.form}
        value={key}
        checked={on}
        disabled={props.disabled}
        onChange={() =>
          props.onChange(
            key === 'ne' ? { score: null, notEvaluated: true } : { score: Number(key), notEvaluated: false },
          )
        }
      />
      <span className={styles.mark}>{mark}</span>
      <span className={compact ? 'visually-hidden' : styles.words}>
        {label}
        {hint && <small>{hint}</small>}
      </span>
    </label>
  )
  return (
    <fieldset className={styles.choices} data-compact={compact || undefined}>
      <legend className={compact ? 'visually-hidden' : undefined}>{props.legend}</legend>
      {props.scale.map(({ score, label }) =>
        choice(String(score), String(score), label, null, value.score === score && !value.notEvaluated),
      )}
      {props.notEvaluatedAllowed &&
        choice('ne', 'n.e.', t('answer.notEvaluated'), t('answer.notEvaluatedHint'), value.notEvaluated)}
    </fieldset>
  )
}
