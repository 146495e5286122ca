import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import styles from './stat-tile.module.css'

/**
 * One figure with its name. `value` is text, a number, `ScoreValue`, `Ratio` or `GradeBadge`; `to` makes the whole
 * tile a link; `tone` colours the figure when it asks for attention.
 */
export function StatTile(props: {
  label: ReactNode
  value: ReactNode
  hint?: ReactNode
  tone?: 'plain' | 'good' | 'warn' | 'bad'
  to?: string
}) {
  const content = (
    <>
      <span className={styles.label}>{props.label}</span>
      <span className={styles.value}>{props.value}</span>
      {props.hint && <span className={styles.hint}>{props.hint}</span>}
    </>
  )
  const tone = props.tone ?? 'plain'
  if (!props.to)
    return (
      <div className={styles.tile} data-tone={tone}>
        {content}
      </div>
    )
  return (
    <Link to={props.to} className={styles.tile} data-tone={tone} prefetch="intent">
      {content}
    </Link>
  )
}
