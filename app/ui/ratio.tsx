import { useFormat } from '../i18n/use-format.ts'
import { useT } from '../i18n/use-t.ts'
import styles from './ratio.module.css'

/** A share with its base: 「120/150 · 80.0%」. Without a base there is no share: "no data". */
export function Ratio({ n, N, show = 'line' }: { n: number; N: number; show?: 'line' | 'large' }) {
  const t = useT('common')
  const format = useFormat()
  const text = format.ratio(n, N)
  if (text === null) return <span className={styles.none}>{t('noData')}</span>
  if (show === 'line') return <span className={styles.ratio}>{text}</span>
  const [counts, share] = text.split(' · ')
  return (
    <span className={styles.ratio}>
      {share}
      <span className={styles.counts}>{counts}</span>
    </span>
  )
}
