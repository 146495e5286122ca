import type { Question, StandardContent } from '#core/standard/content.ts'
import { useLocale, useT } from '../../../i18n/use-t.ts'
import { StatusBadge } from '../../../ui/status-badge.tsx'
import styles from './editor.module.css'

/** The question as a supplier will read it on a phone. */
export function Preview({ content, question }: { content: StandardContent; question: Question }) {
  const t = useT('standard-editor')
  const ts = useT('standard')
  const locale = useLocale()
  const scale = question.scale ?? content.scale
  return (
    <div className={styles.preview}>
      <p>
        <b>{question.code}</b> {question.star && <StatusBadge tone="warn">★ {ts('star')}</StatusBadge>}
        {question.knockOut && <StatusBadge tone="bad">{ts('knockOut')}</StatusBadge>}
      </p>
      <h3>{question.text[locale] || t('outline.empty')}</h3>
      {(['guidance', 'evidence'] as const).map(
        (part) =>
          question[part]?.[locale] && (
            <p key={part}>
              <b>{ts(part)}</b> {question[part]?.[locale]}
            </p>
          ),
      )}
      <ul>
        {[...scale.labels]
          .sort((a, b) => b.score - a.score)
          .map(({ score, label }) => (
            <li key={score}>
              <b>{score}</b> {label[locale]}
            </li>
          ))}
        {question.notEvaluatedAllowed && <li>{ts('rules.notEvaluated')}</li>}
      </ul>
    </div>
  )
}
