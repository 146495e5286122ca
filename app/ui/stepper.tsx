import styles from './stepper.module.css'

/** The steps of a procedure; `current` is the index of the open one, `steps.length` when all are done. */
export function Stepper({
  steps,
  current,
  label,
}: {
  steps: readonly string[]
  current: number
  label: string
}) {
  return (
    <ol className={styles.stepper} aria-label={label}>
      {steps.map((step, index) => (
        <li
          key={step}
          data-state={index < current ? 'done' : index === current ? 'current' : 'ahead'}
          aria-current={index === current ? 'step' : undefined}
        >
          <span className={styles.number}>{index < current ? '✓' : index + 1}</span>
          <span className={styles.name}>{step}</span>
        </li>
      ))}
    </ol>
  )
}
