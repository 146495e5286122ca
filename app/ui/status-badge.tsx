import type { ReactNode } from 'react'
import styles from './status-badge.module.css'

export type StatusTone = 'neutral' | 'info' | 'good' | 'warn' | 'bad'

/** The state of a record in one or two words. */
export function StatusBadge({ tone = 'neutral', children }: { tone?: StatusTone; children: ReactNode }) {
  return (
    <span className={styles.badge} data-tone={tone}>
      {children}
    </span>
  )
}
