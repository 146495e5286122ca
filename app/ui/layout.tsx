import type { ReactNode } from 'react'
import styles from './layout.module.css'

/** Blocks under each other with the page's rhythm. */
export function Stack({
  children,
  gap = 'normal',
}: {
  children: ReactNode
  gap?: 'small' | 'normal' | 'large'
}) {
  return (
    <div className={styles.stack} data-gap={gap}>
      {children}
    </div>
  )
}

/** Equal columns that break by themselves; `min` is the least width of one, in pixels. */
export function Columns({ children, min = 300 }: { children: ReactNode; min?: 160 | 220 | 300 | 420 }) {
  return (
    <div className={styles.columns} data-min={min}>
      {children}
    </div>
  )
}

/** A wide main column with a narrow one beside it; under it on small screens. */
export function MainAside({ children, aside }: { children: ReactNode; aside: ReactNode }) {
  return (
    <div className={styles.mainAside}>
      <div className={styles.stack}>{children}</div>
      <div className={styles.stack}>{aside}</div>
    </div>
  )
}

/** Small things in a row that wrap. */
export function Row({ children, spread = false }: { children: ReactNode; spread?: boolean }) {
  return (
    <div className={styles.row} data-spread={spread || undefined}>
      {children}
    </div>
  )
}
