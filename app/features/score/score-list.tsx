import type { SerializeFrom } from '@remix-run/node'
import { Link } from '@remix-run/react'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { GradeBadge } from '../../ui/grade-badge.tsx'
import { useLive } from '../../ui/live.tsx'
import { ScoreValue } from '../../ui/score-value.tsx'
import { DataTable } from '../../ui/table/data-table.tsx'
import { useTierName } from '../supplier/use-tier-name.ts'
import type { loadScoreList } from './score-list.server.ts'

/** Scores of the chain, weakest first. */
export function ScoreList({ data, base }: { data: SerializeFrom<typeof loadScoreList>; base: string }) {
  const t = useT('score')
  const format = useFormat()
  const tierName = useTierName()
  useLive(['score'])
  return (
    <DataTable
      caption={t('title')}
      rows={data.rows}
      total={data.total}
      query={data.query}
      rowKey={(row) => row.orgId}
      search={t('search')}
      exportable
      filters={[
        {
          name: 'tier',
          label: t('tier'),
          options: ['0', '1', '2', '3'].map((value) => ({ value, label: tierName(Number(value)) })),
        },
        {
          name: 'grade',
          label: t('grade'),
          options: [
            ...['A', 'B', 'C', 'D'].map((value) => ({ value, label: value })),
            { value: 'none', label: t('none') },
          ],
        },
      ]}
      empty={<EmptyState title={t('empty')} hint={t('emptyHint')} />}
      columns={[
        {
          key: 'name',
          header: t('name'),
          sortable: true,
          card: 'heading',
          cell: (row) => <Link to={`${base}/${row.orgId}`}>{row.name}</Link>,
        },
        { key: 'tier', header: t('tier'), sortable: true, cell: (row) => tierName(row.tier) },
        { key: 'grade', header: t('grade'), cell: (row) => <GradeBadge grade={row.grade} /> },
        {
          key: 'own',
          header: t('own'),
          sortable: true,
          align: 'end',
          cell: (row) => <ScoreValue value={row.own} />,
        },
        {
          key: 'rolled',
          header: t('rolled'),
          sortable: true,
          align: 'end',
          cell: (row) => <ScoreValue value={row.rolled} />,
        },
        {
          key: 'coverage',
          header: t('coverage'),
          sortable: true,
          align: 'end',
          cell: (row) => `${format.number(row.ownCoverage * 100, 0)}%`,
        },
        { key: 'asOf', header: t('asOf'), card: 'hidden', cell: (row) => format.date(row.asOf) },
      ]}
    />
  )
}
