import { Link } from '@remix-run/react'
import IconUpload from '@tabler/icons-react/dist/esm/icons/IconUpload.mjs'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { LinkButton } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { GradeBadge } from '../../ui/grade-badge.tsx'
import { useLive } from '../../ui/live.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { ScoreValue } from '../../ui/score-value.tsx'
import { DataTable } from '../../ui/table/data-table.tsx'
import { MemberStatus } from './member-status.tsx'
import type { loadSupplierList } from './supplier-list.server.ts'
import { useTierName } from './use-tier-name.ts'

type Data = Awaited<ReturnType<typeof loadSupplierList>>

/** Suppliers that this buyer may see; the same list for the chain leader and for a supplier's own suppliers. */
export function SupplierList({ data, base, own }: { data: Data; base: string; own: boolean }) {
  const t = useT('supplier')
  const format = useFormat()
  const tierName = useTierName()
  useLive(['supplier', 'score'])
  const importButton = data.mayManage && (
    <LinkButton to={`${base}/import`} icon={<IconUpload size={18} stroke={1.8} aria-hidden="true" />}>
      {t('import.action')}
    </LinkButton>
  )
  const options = (group: 'tier' | 'status' | 'partClass', values: readonly string[]) =>
    values.map((value) => ({ value, label: t(`${group}.${value}` as 'tier.1') }))
  return (
    <>
      <PageHeader
        title={t(own ? 'ownTitle' : 'title')}
        subtitle={t(own ? 'ownSubtitle' : 'subtitle')}
        actions={importButton}
      />
      <DataTable
        caption={t(own ? 'ownTitle' : 'title')}
        rows={data.rows}
        total={data.total}
        query={data.query}
        rowKey={(row) => row.orgId}
        search={t('search')}
        exportable
        filters={[
          ...(own
            ? []
            : [{ name: 'tier', label: t('field.tier'), options: options('tier', ['1', '2', '3']) }]),
          {
            name: 'grade',
            label: t('field.grade'),
            options: [
              ...['A', 'B', 'C', 'D'].map((grade) => ({ value: grade, label: grade })),
              { value: 'none', label: t('none') },
            ],
          },
          { name: 'partClass', label: t('field.partClass'), options: options('partClass', ['A', 'B', 'C']) },
          {
            name: 'status',
            label: t('field.status'),
            options: options('status', ['registered', 'invited', 'active', 'suspended']),
          },
        ]}
        empty={<EmptyState title={t('empty')} hint={t('emptyHint')} action={importButton} />}
        columns={[
          {
            key: 'name',
            header: t('field.name'),
            sortable: true,
            card: 'heading',
            cell: (row) => <Link to={`${base}/${row.orgId}`}>{row.name}</Link>,
          },
          { key: 'tier', header: t('field.tier'), sortable: true, cell: (row) => tierName(row.tier) },
          { key: 'category', header: t('field.category'), cell: (row) => row.productCategory ?? '–' },
          { key: 'region', header: t('field.region'), card: 'hidden', cell: (row) => row.region ?? '–' },
          {
            key: 'partClass',
            header: t('field.partClass'),
            cell: (row) => (row.partClass ? t(`partClass.${row.partClass as 'A'}`) : '–'),
          },
          {
            key: 'score',
            header: t('field.score'),
            sortable: true,
            align: 'end',
            cell: (row) => <ScoreValue value={row.score} />,
          },
          {
            key: 'grade',
            header: t('field.grade'),
            cell: (row) => <GradeBadge grade={row.grade} />,
          },
          {
            key: 'lastAudit',
            header: t('field.lastAudit'),
            card: 'hidden',
            cell: (row) => (row.lastAuditOn ? format.date(row.lastAuditOn) : t('never')),
          },
          {
            key: 'open',
            header: t('field.openActions'),
            sortable: true,
            align: 'end',
            cell: (row) => format.number(row.openActions, 0),
          },
          { key: 'status', header: t('field.status'), cell: (row) => <MemberStatus status={row.status} /> },
        ]}
      />
    </>
  )
}
