import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useFormat } from '../../../i18n/use-format.ts'
import { useT } from '../../../i18n/use-t.ts'
import { DueDate } from '../../../ui/due-date.tsx'
import { StatusBadge, type StatusTone } from '../../../ui/status-badge.tsx'
import type { Finding } from '../audit-types.ts'
import styles from './result.module.css'

export const severityTones: Record<Finding['severity'], StatusTone> = {
  critical: 'bad',
  major: 'bad',
  minor: 'warn',
  observation: 'info',
  opportunity: 'good',
}

/** Findings with the corrective action each opened. `actionsPath` is where corrective actions lie for this reader. */
export function FindingList({
  findings,
  actionsPath,
  controls,
}: {
  findings: readonly Finding[]
  actionsPath: string | null
  controls?: (finding: Finding) => ReactNode
}) {
  const t = useT('audit')
  const format = useFormat()
  return (
    <ol className={styles.findings}>
      {findings.map((finding) => (
        <li key={finding.findingId}>
          <p className={styles.findingHead}>
            <b>{finding.number}</b>
            <StatusBadge tone={severityTones[finding.severity]}>
              {t(`finding.severities.${finding.severity}`)}
            </StatusBadge>
            <span>{finding.questionCode ?? t('finding.general')}</span>
            {finding.repeat && (
              <StatusBadge tone="bad">
                {t('finding.repeat', {
                  count: finding.repeat.times + 1,
                  date: format.date(finding.repeat.lastOn),
                })}
              </StatusBadge>
            )}
          </p>
          <p className={styles.statement}>{finding.statement}</p>
          {finding.action && (
            <p className={styles.findingHead}>
              {actionsPath ? (
                <Link to={`${actionsPath}/${finding.action.actionId}`}>
                  {t('finding.action')} {finding.action.number}
                </Link>
              ) : (
                <span>
                  {t('finding.action')} {finding.action.number}
                </span>
              )}
              <DueDate
                due={finding.action.dueOn}
                done={finding.action.state === 'closed' || finding.action.state === 'cancelled'}
              />
            </p>
          )}
          {controls?.(finding)}
        </li>
      ))}
    </ol>
  )
}
