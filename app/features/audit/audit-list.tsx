import type { SerializeFrom } from '@remix-run/node'
import { Link } from '@remix-run/react'
import IconSend from '@tabler/icons-react/dist/esm/icons/IconSend.mjs'
import type { ReactNode } from 'react'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { LinkButton } from '../../ui/button.tsx'
import { DueDate } from '../../ui/due-date.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { GradeBadge } from '../../ui/grade-badge.tsx'
import { Columns, Stack } from '../../ui/layout.tsx'
import { useLive } from '../../ui/live.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Progress } from '../../ui/progress.tsx'
import { ScoreValue } from '../../ui/score-value.tsx'
import { StatTile } from '../../ui/stat-tile.tsx'
import { type Column, DataTable } from '../../ui/table/data-table.tsx'
import { useTierName } from '../supplier/use-tier-name.ts'
import styles from './audit-list.module.css'
import type { loadAuditList } from './audit-list.server.ts'
import { AuditStateBadge } from './audit-state.tsx'

type Data = SerializeFrom<typeof loadAuditList>
type Row = Data['rows'][number]

/** Audits of one side: launched by the own organization, received, or (leader) shared by tier-1 suppliers. */
export function AuditList({
  data,
  base,
  title,
  subtitle,
  launch,
  actions,
}: {
  data: Data
  base: string
  title: string
  subtitle: string
  launch?: string
  actions?: ReactNode
}) {
  const t = useT('audit')
  const format = useFormat()
  const tierName = useTierName()
  useLive(['audit'])
  const issuing = data.side !== 'received'
  const { counts } = data
  const waiting = (row: Row) => row.state === 'launched' || row.state === 'answering'
  const columns: Column<Row>[] = [
    {
      key: issuing ? 'supplier' : 'title',
      header: issuing ? t('field.supplier') : t('field.title'),
      sortable: issuing,
      card: 'heading',
      cell: (row) => (
        <>
          <Link to={`${base}/${row.auditId}`} prefetch="intent">
            {issuing ? (row.subjectName ?? row.number) : row.title}
          </Link>
          <small className={styles.sub}>
            {issuing && `${row.title} · `}
            <span className={styles.whole}>{row.number}</span>
          </small>
        </>
      ),
    },
    ...(issuing
      ? [
          {
            key: 'tier',
            header: t('field.tier'),
            cell: (row: Row) => <span className={styles.whole}>{tierName(row.tier)}</span>,
          },
        ]
      : []),
    ...(data.side === 'issued'
      ? []
      : [{ key: 'issuer', header: t('field.issuer'), cell: (row: Row) => row.issuerName ?? '–' }]),
    {
      key: 'state',
      header: t('field.state'),
      sortable: true,
      cell: (row) => <AuditStateBadge state={row.state} />,
    },
    {
      key: 'due',
      header: t('field.due'),
      sortable: true,
      cell: (row) => <DueDate due={row.dueOn} done={!waiting(row)} />,
    },
    {
      key: 'progress',
      header: t('field.progress'),
      sortable: true,
      cell: (row) => <Progress done={row.answered} total={row.questions} label={t('field.progress')} />,
    },
    {
      key: 'overall',
      header: t('field.overall'),
      sortable: true,
      align: 'end',
      cell: (row) => <ScoreValue value={row.overall} />,
    },
    {
      key: 'grade',
      header: t('field.grade'),
      cell: (row) => <GradeBadge grade={row.grade} />,
    },
    {
      key: 'launched',
      header: t('field.launched'),
      sortable: true,
      card: 'hidden',
      cell: (row) => <span className={styles.whole}>{format.date(row.launchedAt)}</span>,
    },
  ]
  const launchButton = launch && data.mayLaunch && (
    <LinkButton to={launch} icon={<IconSend size={18} stroke={1.8} aria-hidden="true" />}>
      {t('launchAction')}
    </LinkButton>
  )
  const tile = (key: 'open' | 'submitted' | 'overdue', to: string, tone?: 'warn' | 'bad') => (
    <StatTile
      label={t(`tile.${key}`)}
      value={format.number(counts[key], 0)}
      tone={counts[key] > 0 ? tone : 'plain'}
      to={to}
    />
  )
  return (
    <Stack>
      <PageHeader title={title} subtitle={subtitle} actions={actions ?? launchButton} />
      {data.side !== 'shared' && (
        <Columns min={160}>
          {tile('open', '?state=open')}
          {tile('submitted', '?state=submitted', issuing ? 'warn' : undefined)}
          {tile('overdue', '?overdue=1', 'bad')}
        </Columns>
      )}
      <DataTable
        caption={title}
        rows={data.rows}
        total={data.total}
        query={data.query}
        rowKey={(row) => row.auditId}
        search={t('search')}
        exportable
        filters={[
          {
            name: 'state',
            label: t('field.state'),
            options: [
              { value: 'open', label: t('tile.open') },
              ...(['launched', 'answering', 'submitted', 'reviewing', 'signed', 'cancelled'] as const).map(
                (value) => ({ value, label: t(`state.${value}`) }),
              ),
            ],
          },
          {
            name: 'grade',
            label: t('filter.grade'),
            options: [
              ...['A', 'B', 'C'].map((value) => ({ value, label: value })),
              { value: 'none', label: t('filter.none') },
            ],
          },
          {
            name: 'overdue',
            label: t('filter.overdue'),
            options: [{ value: '1', label: t('filter.overdueOnly') }],
          },
          ...(base.startsWith('/lead')
            ? [
                {
                  name: 'side',
                  label: t('side.label'),
                  options: [{ value: 'shared', label: t('side.shared') }],
                },
              ]
            : []),
        ]}
        empty={
          <EmptyState
            title={t(`empty.${data.side}`)}
            hint={t(`empty.${data.side}Hint`)}
            action={launchButton || undefined}
          />
        }
        columns={columns}
      />
    </Stack>
  )
}
