import { Link } from '@remix-run/react'
import { useT } from '../../../i18n/use-t.ts'
import { StatusBadge } from '../../../ui/status-badge.tsx'
import type { AuditData } from '../audit-types.ts'
import styles from '../result/result.module.css'
import own from './answer.module.css'

/** How far each element is, and whether two thirds are evaluated. */
export function ProgressTable({ audit }: { audit: AuditData }) {
  const t = useT('audit')
  const open = audit.can.answer
  return (
    <table className={`${styles.table} ${own.progress}`}>
      <thead>
        <tr>
          <th scope="col">{t('overview.element')}</th>
          <th scope="col">{t('overview.answered')}</th>
          <th scope="col">{t('overview.evaluated')}</th>
          <th scope="col">{t('overview.minimum')}</th>
          <th scope="col" />
        </tr>
      </thead>
      <tbody>
        {audit.progress.elements.map((element) => {
          const { title, questions } = audit.elements.find(({ id }) => id === element.id) ?? {}
          const target = element.nextQuestionId ?? questions?.[0]?.id
          const name = `${element.code} ${title ?? ''}`
          return (
            <tr key={element.id}>
              <th scope="row">
                {open && target ? (
                  <Link to={`/supply/audits/${audit.auditId}/answer?q=${target}`}>{name}</Link>
                ) : (
                  name
                )}
              </th>
              <td>
                {element.answered}/{element.total}
              </td>
              <td>{element.evaluated}</td>
              <td>{element.minimum}</td>
              <td>
                <StatusBadge tone={element.met ? 'good' : 'neutral'}>
                  {t(element.met ? 'overview.met' : 'overview.notMet')}
                </StatusBadge>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
