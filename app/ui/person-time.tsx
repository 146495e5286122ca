import { useFormat } from '../i18n/use-format.ts'
import styles from './person-time.module.css'

/** Who did something, for whom, and when. */
export function PersonTime(props: { person: string; organization?: string | null; at: string }) {
  const format = useFormat()
  return (
    <span className={styles.line}>
      <span className={styles.person}>{props.person}</span>
      {props.organization && <span>{props.organization}</span>}
      <time dateTime={props.at}>{format.date(props.at, 'time')}</time>
    </span>
  )
}
