import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { LinkButton } from '../../ui/button.tsx'
import { useLive } from '../../ui/live.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { DataTable } from '../../ui/table/data-table.tsx'
import type { loadMembers } from './members.server.ts'

export function MembersPage({ data }: { data: Awaited<ReturnType<typeof loadMembers>> }) {
  const t = useT('identity')
  const format = useFormat()
  useLive(['identity'])
  return (
    <>
      <PageHeader
        title={t('members.title')}
        subtitle={t('members.subtitle', { org: data.orgName })}
        actions={data.mayInvite && <LinkButton to="/account/invitations">{t('members.invite')}</LinkButton>}
      />
      <DataTable
        caption={t('members.title')}
        rows={data.rows}
        total={data.total}
        query={data.query}
        rowKey={(row) => row.userId}
        search={t('members.search')}
        exportable
        empty={null}
        columns={[
          {
            key: 'name',
            header: t('members.name'),
            sortable: true,
            card: 'heading',
            cell: (row) => row.name,
          },
          { key: 'login', header: t('members.login'), cell: (row) => row.login },
          { key: 'role', header: t('members.role'), cell: (row) => t(`role.${row.role as 'admin'}`) },
          {
            key: 'joined',
            header: t('members.joined'),
            sortable: true,
            cell: (row) => format.date(row.joinedAt),
          },
          {
            key: 'state',
            header: t('members.state'),
            cell: (row) => (
              <StatusBadge tone={row.disabled ? 'neutral' : 'good'}>
                {t(row.disabled ? 'members.disabled' : 'members.active')}
              </StatusBadge>
            ),
          },
        ]}
      />
    </>
  )
}
