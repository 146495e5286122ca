import { Link } from '@remix-run/react'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { GradeBadge } from '../../ui/grade-badge.tsx'
import { ScoreValue } from '../../ui/score-value.tsx'
import styles from './supplier-detail.module.css'
import type { loadSupplier } from './supplier-detail.server.ts'
import { useTierName } from './use-tier-name.ts'

type Data = Awaited<ReturnType<typeof loadSupplier>>

/** Organizations next to a supplier in the network, with share, class and score. */
export function LinkedOrganizations(props: {
  links: Data['buyers']
  /** Where a supplier's page is; organizations without one (the leader) are not linked. */
  base: string
  empty: string
  label: string
}) {
  const t = useT('supplier')
  const format = useFormat()
  const tierName = useTierName()
  if (props.links.length === 0) return <p>{props.empty}</p>
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls, and must do so by keyboard
    <section className={styles.scroll} aria-label={props.label} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('field.name')}</th>
            <th scope="col">{t('field.tier')}</th>
            <th scope="col">{t('field.partClass')}</th>
            <th scope="col">{t('field.share')}</th>
            <th scope="col">{t('field.score')}</th>
            <th scope="col">{t('field.grade')}</th>
          </tr>
        </thead>
        <tbody>
          {props.links.map((link) => (
            <tr key={link.orgId}>
              <td className={styles.heading}>
                {link.tier === 0 ? link.name : <Link to={`${props.base}/${link.orgId}`}>{link.name}</Link>}
              </td>
              <td data-label={t('field.tier')} className={styles.number}>
                {tierName(link.tier)}
              </td>
              <td data-label={t('field.partClass')}>
                <span>
                  {t(`partClass.${link.partClass as 'A'}`)}
                  {link.soleSource && ` · ${t('field.soleSource')}`}
                </span>
              </td>
              <td className={styles.number} data-label={t('field.share')}>
                {link.share === null ? '–' : format.number(link.share, 1)}
              </td>
              <td className={styles.number} data-label={t('field.score')}>
                <ScoreValue value={link.score} />
              </td>
              <td data-label={t('field.grade')}>
                <GradeBadge grade={link.grade} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
