import { useT } from '../i18n/use-t.ts'
import styles from './grade-badge.module.css'

export type Grade = 'A' | 'B' | 'C' | 'D'

/** A grade as colour and letter; `null` is "not graded". */
export function GradeBadge({ grade, size = 'normal' }: { grade: Grade | null; size?: 'normal' | 'large' }) {
  const t = useT('common')
  if (!grade)
    return (
      <span className={styles.none} data-size={size}>
        {t('grade.none')}
      </span>
    )
  return (
    <span className={styles.grade} data-grade={grade} data-size={size}>
      <span aria-hidden="true">{grade}</span>
      <span className="visually-hidden">{t('grade.label', { grade })}</span>
    </span>
  )
}
