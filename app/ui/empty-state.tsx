import type { ReactNode } from 'react'
import styles from './empty-state.module.css'

/** Nothing here yet: says so, why, and what to do next. */
export function EmptyState(props: { title: ReactNode; hint: ReactNode; action?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <svg width="56" height="40" viewBox="0 0 56 40" aria-hidden="true" focusable="false">
        <g fill="none" stroke="currentColor" strokeWidth="2.5">
          <rect x="2" y="11" width="26" height="18" rx="9" />
          <rect x="28" y="11" width="26" height="18" rx="9" strokeDasharray="4 4" />
        </g>
      </svg>
      <p className={styles.title}>{props.title}</p>
      <p className={styles.hint}>{props.hint}</p>
      {props.action && <div className={styles.action}>{props.action}</div>}
    </div>
  )
}
