import { useT } from '../i18n/use-t.ts'
import styles from './grade-badge.module.css'

/** How good a grade is, for its colour: letters, traffic lights, a veto. Another system's own grade is neutral. */
const tones: Record<string, 'good' | 'info' | 'warn' | 'bad'> = {
  A: 'good',
  B: 'info',
  C: 'warn',
  D: 'bad',
  green: 'good',
  yellow: 'warn',
  red: 'bad',
  fail: 'bad',
}

const named = ['green', 'yellow', 'red', 'fail'] as const
const isNamed = (grade: string): grade is (typeof named)[number] =>
  (named as readonly string[]).includes(grade)

/** A grade in a sentence: `B 级`, `绿灯`. */
export function useGradeName(): (grade: string) => string {
  const t = useT('common')
  return (grade) => (isNamed(grade) ? t(`grade.named.${grade}`) : t('grade.letter', { grade }))
}

/** A grade as colour and sign; `null` is "not graded". */
export function GradeBadge({ grade, size = 'normal' }: { grade: string | null; size?: 'normal' | 'large' }) {
  const t = useT('common')
  if (!grade)
    return (
      <span className={styles.none} data-size={size}>
        {t('grade.none')}
      </span>
    )
  const sign = isNamed(grade) ? t(`grade.named.${grade}`) : grade
  return (
    <span
      className={styles.grade}
      data-tone={tones[grade]}
      data-size={size}
      data-wide={sign.length > 1 || undefined}
    >
      <span aria-hidden="true">{sign}</span>
      <span className="visually-hidden">{t('grade.label', { grade: sign })}</span>
    </span>
  )
}
