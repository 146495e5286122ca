import { type ReactNode, useId } from 'react'
import styles from './section-card.module.css'

/** A titled part of a page. `flush` lets a table or list reach the edges. */
export function SectionCard(props: {
  title?: ReactNode
  /** Small words under the title: period, base, source. */
  note?: ReactNode
  aside?: ReactNode
  flush?: boolean
  children: ReactNode
}) {
  const id = useId()
  return (
    <section className={styles.card} aria-labelledby={props.title ? id : undefined}>
      {(props.title || props.aside) && (
        <div className={styles.head}>
          <div>
            {props.title && <h2 id={id}>{props.title}</h2>}
            {props.note && <p className={styles.note}>{props.note}</p>}
          </div>
          {props.aside && <div className={styles.aside}>{props.aside}</div>}
        </div>
      )}
      <div className={props.flush ? styles.flush : styles.body}>{props.children}</div>
    </section>
  )
}
