import { useT } from '../../../i18n/use-t.ts'
import { Notice } from '../../../ui/notice.tsx'
import styles from './import.module.css'
import type { ReadData } from './import-page.tsx'

const mostShown = 200

/** What must be corrected, and what was settled by itself, each with its sheet, row and column. */
export function Faults({ faults }: { faults: ReadData['faults'] }) {
  const t = useT('standard-import')
  const errors = faults.filter(({ severity }) => severity === 'error')
  const notes = faults.filter(({ severity }) => severity === 'note')
  return (
    <>
      {errors.length > 0 && (
        <Notice tone="error" title={t('faults.errors', { count: errors.length })}>
          <List faults={errors} />
          <p>{t('faults.todo')}</p>
        </Notice>
      )}
      {notes.length > 0 && (
        <Notice tone={errors.length > 0 ? 'info' : 'warn'}>
          <details>
            <summary className={styles.summary}>{t('faults.notes', { count: notes.length })}</summary>
            <List faults={notes} />
          </details>
        </Notice>
      )}
      {faults.length === 0 && <Notice tone="success">{t('faults.none')}</Notice>}
    </>
  )
}

function List({ faults }: { faults: ReadData['faults'] }) {
  const t = useT('standard-import')
  return (
    <>
      <ul className={styles.faults}>
        {faults.slice(0, mostShown).map((fault) => (
          <li key={`${fault.sheet} ${fault.place} ${fault.text}`}>
            <b>{t(fault.place ? 'faults.place' : 'faults.whole', fault)}</b> {fault.text}
          </li>
        ))}
      </ul>
      {faults.length > mostShown && <p>{t('faults.more', { count: faults.length - mostShown })}</p>}
    </>
  )
}
