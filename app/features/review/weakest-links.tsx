import type { SerializeFrom } from '@remix-run/node'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { GradeBadge } from '../../ui/grade-badge.tsx'
import { ScoreValue } from '../../ui/score-value.tsx'
import { useTierName } from '../supplier/use-tier-name.ts'
import type { loadHealth } from './health.server.ts'
import styles from './review.module.css'

type Data = SerializeFrom<typeof loadHealth>

/** Suppliers by the points they cost the chain; only those that may be named. */
export function WeakestLinks({ data, most }: { data: Data; most?: number }) {
  const t = useT('review')
  const format = useFormat()
  const tierName = useTierName()
  const { weakest = [], hiddenLoss = null } = data.current ?? {}
  if (weakest.length === 0) return <p>{t('weakestNone')}</p>
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls, and must do so by keyboard */}
      <section className={styles.scroll} aria-label={t('weakest')} tabIndex={0}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('name')}</th>
              <th scope="col">{t('grade')}</th>
              <th scope="col" className={styles.number}>
                {t('own')}
              </th>
              <th scope="col" className={styles.number}>
                {t('influence')}
              </th>
              <th scope="col" className={styles.number}>
                {t('loss')}
              </th>
            </tr>
          </thead>
          <tbody>
            {weakest.slice(0, most).map((link) => (
              <tr key={link.organizationId}>
                <td className={styles.heading}>
                  {data.names[link.organizationId] ?? '–'}
                  <p className={styles.note}>{tierName(link.tier)}</p>
                </td>
                <td data-label={t('grade')}>
                  <GradeBadge grade={link.grade} />
                </td>
                <td className={styles.number} data-label={t('own')}>
                  <ScoreValue value={link.own} />
                </td>
                <td className={styles.number} data-label={t('influence')}>
                  {format.number(link.influence * 100, 1)}%
                </td>
                <td className={`${styles.number} ${styles.loss}`} data-label={t('loss')}>
                  −{format.number(link.loss, 2)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {hiddenLoss && (
        <p className={styles.foot}>
          {t('hiddenLoss', { suppliers: hiddenLoss.suppliers, loss: format.number(hiddenLoss.loss, 2) })}
        </p>
      )}
    </>
  )
}
