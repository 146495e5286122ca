import { useT } from '../../../i18n/use-t.ts'
import { SectionCard } from '../../../ui/section-card.tsx'
import styles from './editor.module.css'

const keys = [
  ['↑ ↓', 'select'],
  ['Enter', 'write'],
  ['Alt ↑ ↓', 'move'],
  ['Ctrl Enter', 'insert'],
  ['Ctrl D', 'copy'],
  ['Ctrl C', 'clip'],
  ['Ctrl V', 'paste'],
  ['Delete', 'remove'],
  ['Ctrl Z', 'undo'],
  ['Ctrl Shift Z', 'redo'],
] as const

/** The keys of the editor. */
export function KeyHelp() {
  const t = useT('standard-editor')
  return (
    <div className={styles.keyHelp}>
      <SectionCard title={t('keys.title')}>
        <dl className={styles.keys}>
          {keys.map(([key, word]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{t(`keys.${word}`)}</dd>
            </div>
          ))}
        </dl>
      </SectionCard>
    </div>
  )
}
