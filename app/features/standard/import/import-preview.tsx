import { useT } from '../../../i18n/use-t.ts'
import { Stack } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { SectionCard } from '../../../ui/section-card.tsx'
import { StatusBadge } from '../../../ui/status-badge.tsx'
import styles from './import.module.css'
import type { ReadData } from './import-page.tsx'

const tones = { new: 'good', changed: 'info', same: 'neutral' } as const

/** The tree as it would be in the draft, each row with where it came from. */
export function ImportPreview({ read }: { read: ReadData }) {
  const t = useT('standard-import')
  return (
    <SectionCard title={t('preview.title')} note={t('preview.note', read)}>
      <Stack>
        {read.questions === 0 ? (
          <p>{t('preview.empty')}</p>
        ) : (
          <Notice tone={read.problems > 0 ? 'info' : 'success'}>
            {read.problems > 0 ? t('preview.problems', { count: read.problems }) : t('preview.ready')}
          </Notice>
        )}
        {read.removed.length > 0 && (
          <Notice tone="warn">
            <details>
              <summary className={styles.summary}>
                {t('preview.removed', { count: read.removed.length })}
              </summary>
              <ul className={styles.faults}>
                {read.removed.map(({ code, text }) => (
                  <li key={code}>
                    <b>{code}</b> {text}
                  </li>
                ))}
              </ul>
            </details>
          </Notice>
        )}
        <ol className={styles.outline}>
          {read.outline.map((row) => (
            <li key={`${row.level} ${row.id}`} data-level={row.level}>
              <b>{row.code}</b>
              <span>
                {row.text} {row.star && <StatusBadge tone="warn">★ {t('preview.star')}</StatusBadge>}
                {row.knockOut && <StatusBadge tone="bad">{t('preview.knockOut')}</StatusBadge>}
                {row.change && row.change !== 'same' && (
                  <StatusBadge tone={tones[row.change]}>{t(`preview.${row.change}`)}</StatusBadge>
                )}
                {row.level === 'question' && row.weight !== 1 && row.weight !== null && (
                  <small>{t('preview.weight', { weight: row.weight })}</small>
                )}
              </span>
              <small>{row.place}</small>
            </li>
          ))}
        </ol>
      </Stack>
    </SectionCard>
  )
}
