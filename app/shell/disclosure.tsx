import { type ReactNode, useRef } from 'react'
import styles from './disclosure.module.css'
import { useDismiss } from './use-dismiss.ts'

/**
 * A menu that is a native `<details>`: opens without JavaScript. `side` is where the panel stands: below its button
 * (at the end or the start of it), across the phone below its bar, above the button, or as a sheet over the tab bar.
 */
export function Disclosure(props: {
  button: ReactNode
  label?: string
  children: ReactNode
  side: 'below' | 'belowStart' | 'belowBar' | 'above' | 'sheet'
  className?: string
}) {
  const ref = useRef<HTMLDetailsElement>(null)
  useDismiss(ref)
  return (
    <details ref={ref} className={styles.disclosure} data-side={props.side}>
      <summary className={props.className} aria-label={props.label}>
        {props.button}
      </summary>
      <div className={styles.panel}>{props.children}</div>
    </details>
  )
}
