import { useT } from '../i18n/use-t.ts'
import styles from './progress.module.css'

/** How far something is: a native bar with its count. `label` names what is counted. */
export function Progress({ done, total, label }: { done: number; total: number; label: string }) {
  const t = useT('common')
  return (
    <div className={styles.progress}>
      <progress value={done} max={Math.max(total, 1)} aria-label={label} />
      <span>{t('progress', { done, total })}</span>
    </div>
  )
}
