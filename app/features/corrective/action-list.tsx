import type { SerializeFrom } from '@remix-run/node'
import { Link } from '@remix-run/react'
import IconSend from '@tabler/icons-react/dist/esm/icons/IconSend.mjs'
import type { ReactNode } from 'react'
import { correctiveStates } from '#core/corrective/state.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { LinkButton } from '../../ui/button.tsx'
import { DueDate } from '../../ui/due-date.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Columns, Stack } from '../../ui/layout.tsx'
import { useLive } from '../../ui/live.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { StatTile } from '../../ui/stat-tile.tsx'
import { type Column, DataTable } from '../../ui/table/data-table.tsx'
import { ActionStateBadge, SeverityBadge, useBallText } from './action-badges.tsx'
import type { loadActionList } from './action-list.server.ts'
import styles from './corrective.module.css'

type Data = SerializeFrom<typeof loadActionList>
type Row = Data['rows'][number]

/** Corrective actions of one side: issued by the own organization, received, or (leader) shared by tier-1 suppliers. */
export function ActionList(props: {
  data: Data
  base: string
  title: string
  subtitle: string
  /** Where one issues by hand; without it there is no button. */
  issue?: string
  actions?: ReactNode
}) {
  const { data, base, title, subtitle } = props
  const t = useT('corrective')
  const format = useFormat()
  const ballText = useBallText()
  useLive(['corrective'])
  const { counts, side } = data
  const me = side === 'received' ? 'subject' : side === 'issued' ? 'issuer' : 'viewer'
  const partner =
    side === 'received'
      ? { header: t('field.issuer'), cell: (row: Row) => row.issuerName ?? '–' }
      : { header: t('field.supplier'), cell: (row: Row) => row.subjectName ?? '–' }
  const columns: Column<Row>[] = [
    {
      key: 'title',
      header: t('field.title'),
      card: 'heading',
      cell: (row) => (
        <Link to={`${base}/${row.actionId}`} prefetch="intent">
          {row.title}
        </Link>
      ),
    },
    {
      key: 'number',
      header: t('field.number'),
      sortable: true,
      cell: (row) => <span className={styles.unbroken}>{row.number}</span>,
    },
    { key: 'partner', sortable: true, ...partner },
    ...(side === 'shared'
      ? [{ key: 'issuer', header: t('field.issuer'), cell: (row: Row) => row.issuerName ?? '–' }]
      : []),
    {
      key: 'severity',
      header: t('field.severity'),
      sortable: true,
      cell: (row) => <SeverityBadge severity={row.severity} />,
    },
    {
      key: 'state',
      header: t('field.state'),
      sortable: true,
      cell: (row) => <ActionStateBadge state={row.state} />,
    },
    { key: 'ball', header: t('field.ball'), cell: (row) => ballText(row.ball, me) },
    {
      key: 'due',
      header: t('field.due'),
      sortable: true,
      cell: (row) => <DueDate due={row.nextDueOn} done={row.ball === null} />,
    },
    {
      key: 'issued',
      header: t('field.issued'),
      sortable: true,
      card: 'hidden',
      cell: (row) => <span className={styles.unbroken}>{format.date(row.issuedAt)}</span>,
    },
  ]
  const issueButton = props.issue && data.mayIssue && (
    <LinkButton to={props.issue} icon={<IconSend size={18} stroke={1.8} aria-hidden="true" />}>
      {t('issueAction')}
    </LinkButton>
  )
  const figure = (count: number) => format.number(count, 0)
  return (
    <Stack>
      <PageHeader title={title} subtitle={subtitle} actions={props.actions ?? issueButton} />
      {side !== 'shared' && (
        <Columns min={160}>
          <StatTile
            label={t(side === 'received' ? 'tile.mineReceived' : 'tile.mineIssued')}
            value={figure(counts.mine)}
            tone={counts.mine > 0 ? 'warn' : 'plain'}
            to={`?ball=${me}`}
          />
          <StatTile
            label={t('tile.overdue')}
            value={figure(counts.overdue)}
            tone={counts.overdue > 0 ? 'bad' : 'plain'}
            to="?overdue=1"
          />
          <StatTile label={t('tile.open')} value={figure(counts.open)} to="?state=open" />
        </Columns>
      )}
      <DataTable
        caption={title}
        rows={data.rows}
        total={data.total}
        query={data.query}
        rowKey={(row) => row.actionId}
        search={t('search')}
        exportable
        filters={[
          {
            name: 'state',
            label: t('field.state'),
            options: [
              { value: 'open', label: t('open') },
              ...correctiveStates.map((value) => ({ value, label: t(`state.${value}`) })),
            ],
          },
          {
            name: 'severity',
            label: t('field.severity'),
            options: (['critical', 'major', 'minor'] as const).map((value) => ({
              value,
              label: t(`severity.${value}`),
            })),
          },
          {
            name: 'ball',
            label: t('field.ball'),
            options: (['subject', 'issuer'] as const).map((value) => ({ value, label: ballText(value, me) })),
          },
          {
            name: 'overdue',
            label: t('field.overdue'),
            options: [{ value: '1', label: t('overdueOnly') }],
          },
          ...(base.startsWith('/lead')
            ? [
                {
                  name: 'side',
                  label: t('field.side'),
                  options: [{ value: 'shared', label: t('shared') }],
                },
              ]
            : []),
        ]}
        empty={
          <EmptyState
            title={t(`empty.${side}`)}
            hint={t(`empty.${side}Hint`)}
            action={issueButton || undefined}
          />
        }
        columns={columns}
      />
    </Stack>
  )
}
