import type { ReactNode } from 'react'
import styles from './timeline.module.css'

export interface TimelineEntry {
  key: string
  title: ReactNode
  /** Usually a `PersonTime`. */
  meta?: ReactNode
  children?: ReactNode
  tone?: 'neutral' | 'good' | 'warn' | 'bad'
}

/** What happened, newest or oldest first as given. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  return (
    <ol className={styles.timeline}>
      {entries.map((entry) => (
        <li key={entry.key} data-tone={entry.tone ?? 'neutral'}>
          <p className={styles.title}>{entry.title}</p>
          {entry.meta && <div>{entry.meta}</div>}
          {entry.children && <div className={styles.body}>{entry.children}</div>}
        </li>
      ))}
    </ol>
  )
}
