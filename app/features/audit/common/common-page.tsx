import { Link } from '@remix-run/react'
import { useFormat } from '../../../i18n/use-format.ts'
import { useT } from '../../../i18n/use-t.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Columns, Row, Stack } from '../../../ui/layout.tsx'
import { useLive } from '../../../ui/live.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { SectionCard } from '../../../ui/section-card.tsx'
import { StatTile } from '../../../ui/stat-tile.tsx'
import { StatusBadge } from '../../../ui/status-badge.tsx'
import { severityTones } from '../result/finding-list.tsx'
import styles from './common.module.css'
import type { loadCommonFaults } from './common.server.ts'

type Data = Awaited<ReturnType<typeof loadCommonFaults>>

/** Requirements that several suppliers fail: where one measure helps many. */
export function CommonFaultsPage({ data, base, suppliers }: { data: Data; base: string; suppliers: string }) {
  const t = useT('audit')
  const format = useFormat()
  useLive(['audit'])
  const { months } = data
  return (
    <>
      <PageHeader
        title={t('common.title')}
        subtitle={t('common.subtitle', { months })}
        crumbs={[{ to: base, label: t('title') }]}
      />
      <Stack>
        <nav aria-label={t('common.period')}>
          <Row>
            {data.periods.map((one) => (
              <Link key={one} to={`?months=${one}`} aria-current={one === months ? 'page' : undefined}>
                {t('common.months', { months: one })}
              </Link>
            ))}
          </Row>
        </nav>
        <Columns min={160}>
          <StatTile label={t('common.faults')} value={format.number(data.faults.length, 0)} />
          <StatTile label={t('common.repeated')} value={format.number(data.repeated, 0)} />
          <StatTile label={t('common.findings')} value={format.number(data.findings, 0)} />
          <StatTile label={t('common.suppliers')} value={format.number(data.suppliers, 0)} />
        </Columns>
        {data.faults.length === 0 ? (
          <EmptyState title={t('common.empty')} hint={t('common.emptyHint')} />
        ) : (
          <SectionCard>
            <ol className={styles.faults}>
              {data.faults.map((fault) => (
                <li key={fault.requirement}>
                  <p>
                    <b>{fault.code}</b> {fault.text}
                  </p>
                  <p className={styles.facts}>
                    <StatusBadge tone={severityTones[fault.worst]}>
                      {t(`finding.severities.${fault.worst}`)}
                    </StatusBadge>
                    <span>
                      {t('common.findings')} {format.number(fault.findings, 0)}
                    </span>
                    {fault.repeated > 0 && (
                      <span>
                        {t('common.repeated')} {format.number(fault.repeated, 0)}
                      </span>
                    )}
                    <span>
                      {t('common.last')} {format.date(fault.lastOn)}
                    </span>
                    <span>{fault.standardTitle}</span>
                  </p>
                  <details>
                    <summary>{t('common.who', { count: fault.suppliers.length })}</summary>
                    <ul>
                      {fault.suppliers.map((one) => (
                        <li key={one.orgId}>
                          <Link to={`${suppliers}/${one.orgId}`}>{one.name}</Link>{' '}
                          {t('common.times', { count: one.findings })} · {format.date(one.lastOn)}
                        </li>
                      ))}
                    </ul>
                  </details>
                </li>
              ))}
            </ol>
          </SectionCard>
        )}
      </Stack>
    </>
  )
}
