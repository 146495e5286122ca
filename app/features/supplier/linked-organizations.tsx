import { Link } from '@remix-run/react'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { type Grade, GradeBadge } from '../../ui/grade-badge.tsx'
import { ScoreValue } from '../../ui/score-value.tsx'
import type { loadSupplier } from './supplier-detail.server.ts'
import styles from './supplier-import.module.css'
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
              <td>
                {link.tier === 0 ? link.name : <Link to={`${props.base}/${link.orgId}`}>{link.name}</Link>}
              </td>
              <td>{tierName(link.tier)}</td>
              <td>
                {t(`partClass.${link.partClass as 'A'}`)}
                {link.soleSource && ` · ${t('field.soleSource')}`}
              </td>
              <td className={styles.number}>{link.share === null ? '–' : format.number(link.share, 1)}</td>
              <td>
                <ScoreValue value={link.score} />
              </td>
              <td>
                <GradeBadge grade={link.grade as Grade | null} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
