import type { SerializeFrom } from '@remix-run/node'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { ScoreValue } from '../../ui/score-value.tsx'
import { useTierName } from '../supplier/use-tier-name.ts'
import type { loadHealth } from './health.server.ts'
import styles from './review.module.css'

type Data = SerializeFrom<typeof loadHealth>

/** The tiers of the chain with their mean and grades. */
export function TierTable({ data, names = false }: { data: Data; names?: boolean }) {
  const t = useT('review')
  const common = useT('common')
  const format = useFormat()
  const tierName = useTierName()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls, and must do so by keyboard
    <section className={styles.scroll} aria-label={t('byTier')} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('tier')}</th>
            <th scope="col" className={styles.number}>
              {t('tierMembers')}
            </th>
            <th scope="col" className={styles.number}>
              {t('mean')}
            </th>
            <th scope="col">{t('distribution')}</th>
            {names && <th scope="col">{t('worst')}</th>}
          </tr>
        </thead>
        <tbody>
          {(data.current?.tiers ?? []).map((tier) => (
            <tr key={String(tier.tier)}>
              <th scope="row" className={styles.heading}>
                {tier.tier === null ? t('unconnected') : tierName(tier.tier)}
                {tier.suppressed && <p className={styles.note}>{t('suppressed')}</p>}
              </th>
              <td className={styles.number} data-label={t('tierMembers')}>
                <span>
                  {format.number(tier.members, 0)}
                  <small className={styles.sub}>
                    {t('rated')} {format.number(tier.rated, 0)}
                  </small>
                </span>
              </td>
              <td className={styles.number} data-label={t('mean')}>
                <ScoreValue value={tier.mean} />
              </td>
              <td className={styles.wide} data-label={t('distribution')}>
                <div className={styles.grades}>
                  {tier.byGrade
                    .filter(({ members }) => members > 0)
                    .map(({ grade, members }) => (
                      <span key={grade ?? 'none'} data-grade={grade ?? 'none'} style={{ flexGrow: members }}>
                        {grade ?? common('grade.none')} {members}
                      </span>
                    ))}
                </div>
              </td>
              {names && (
                <td data-label={t('worst')}>
                  {tier.worst ? (
                    <span>
                      {data.names[tier.worst.organizationId] ?? '–'} · <ScoreValue value={tier.worst.own} />
                    </span>
                  ) : (
                    '–'
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
