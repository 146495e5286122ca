import { daysUntil } from '../i18n/format.ts'
import { useFormat } from '../i18n/use-format.ts'
import { useT } from '../i18n/use-t.ts'
import { useNow } from '../shell/use-root.ts'
import styles from './due-date.module.css'

/** A due day and, while the work is open, how long is left in words: 「逾期 3 天」. `done` drops the words. */
export function DueDate({ due, done = false }: { due: string | null; done?: boolean }) {
  const t = useT('common')
  const format = useFormat()
  const now = useNow()
  if (!due) return <span className={styles.none}>{t('due.none')}</span>
  const days = daysUntil(due, now)
  const urgency = done ? 'done' : days < 0 ? 'overdue' : days <= 3 ? 'soon' : 'later'
  return (
    <span className={styles.due}>
      <time dateTime={due}>{format.date(due)}</time>
      {!done && (
        <span className={styles.words} data-urgency={urgency}>
          {days < 0
            ? t('due.overdue', { count: -days })
            : days === 0
              ? t('due.today')
              : t('due.left', { count: days })}
        </span>
      )}
    </span>
  )
}
