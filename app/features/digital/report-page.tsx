import type { SerializeFrom } from '@remix-run/node'
import { Link, useSearchParams } from '@remix-run/react'
import { useFormat } from '../../i18n/use-format.ts'
import { useLocale, useT } from '../../i18n/use-t.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { MainAside, Stack } from '../../ui/layout.tsx'
import { useLive } from '../../ui/live.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { SectionCard } from '../../ui/section-card.tsx'
import { DataTable } from '../../ui/table/data-table.tsx'
import styles from './digital.module.css'
import type { loadReport } from './report.server.ts'
import { ReportForm } from './report-form.tsx'

export type ReportData = SerializeFrom<typeof loadReport>

/** An enterprise's own report of a quarter and all it has reported. */
export function ReportPage({ data, crumbs }: { data: ReportData; crumbs?: { to: string; label: string }[] }) {
  const t = useT('digital')
  const format = useFormat()
  const locale = useLocale()
  const [search] = useSearchParams()
  useLive(['digital'])
  const { definition } = data
  return (
    <Stack>
      <PageHeader title={t('report.title')} subtitle={t('report.subtitle')} crumbs={crumbs} />
      <nav className={styles.quarters} aria-label={t('report.period')}>
        {data.quarters.map(({ period, reported }) => (
          <Link
            key={period}
            to={`?period=${period}`}
            className={styles.year}
            aria-current={period === data.period ? 'true' : undefined}
            data-done={reported || undefined}
          >
            {period}
            <small>{t(reported ? 'report.reported' : 'report.open')}</small>
          </Link>
        ))}
      </nav>
      {search.has('saved') && data.revision > 0 && (
        <Notice tone="success">{t('report.saved', { period: data.period })}</Notice>
      )}
      {data.warnings.length > 0 && (
        <Notice tone="warn" title={t('report.warnings')}>
          {data.warnings.map(({ field, message }) => (
            <p key={field}>{message}</p>
          ))}
        </Notice>
      )}
      {data.prefill && <Notice>{t('report.prefilled', { period: data.prefill.period })}</Notice>}
      <MainAside
        aside={
          <>
            {data.designated !== null && data.registerYear !== null && (
              <SectionCard title={t('register.title')}>
                {t(data.designated ? 'report.designated' : 'report.notDesignated', {
                  year: data.registerYear,
                })}
              </SectionCard>
            )}
            <SectionCard title={t('definition.title')} note={definition.source[locale]}>
              <p>
                {t('definition.coverage', {
                  digital: definition.digital.equipmentRateMin,
                  networked: definition.networked.equipmentRateMin,
                  functions: definition.networked.integratedFunctionsMin,
                })}
              </p>
              <p>{t('definition.platform', { services: definition.platform.servicesMin })}</p>
            </SectionCard>
          </>
        }
      >
        <SectionCard
          title={data.period}
          note={
            data.reportedAt
              ? t('report.last', { time: format.date(data.reportedAt, 'time') })
              : t('report.open')
          }
        >
          {/* Another quarter, or a new revision of this one, is another form. */}
          <ReportForm key={`${data.period} ${data.revision}`} data={data} />
        </SectionCard>
      </MainAside>
      <SectionCard title={t('history.title')} flush>
        <DataTable
          caption={t('history.title')}
          rows={data.history.rows}
          total={data.history.total}
          query={data.query}
          rowKey={(row) => row.period}
          search={t('history.search')}
          exportable
          empty={<EmptyState title={t('history.empty')} hint={t('history.emptyHint')} />}
          columns={[
            {
              key: 'period',
              header: t('history.period'),
              sortable: true,
              card: 'heading',
              cell: (row) => <Link to={`?period=${row.period}`}>{row.period}</Link>,
            },
            {
              key: 'digital',
              header: t('list.digital'),
              align: 'end',
              cell: (row) => share(row.digitalRate),
            },
            {
              key: 'networked',
              header: t('list.networked'),
              align: 'end',
              cell: (row) => share(row.networkedRate),
            },
            {
              key: 'covered',
              header: t('list.status'),
              cell: (row) =>
                row.covered === null ? '–' : t(row.covered ? 'list.covered' : 'list.not-covered'),
            },
            {
              key: 'platform',
              header: t('list.platform'),
              cell: (row) => (row.platform === null ? '–' : t(row.platform ? 'list.yes' : 'list.no')),
            },
            {
              key: 'evidence',
              header: t('list.evidenceOn'),
              sortable: true,
              cell: (row) => format.date(row.evidenceOn),
            },
            {
              key: 'reported',
              header: t('history.reported'),
              sortable: true,
              cell: (row) => [format.date(row.reportedAt), row.reportedBy].filter(Boolean).join(' · '),
            },
          ]}
        />
      </SectionCard>
    </Stack>
  )

  function share(value: number | null) {
    return value === null ? '–' : `${format.number(value, 1)}%`
  }
}
