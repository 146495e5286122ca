import { Link } from '@remix-run/react'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { DataTable } from '../../ui/table/data-table.tsx'
import type { TableQuery } from '../../ui/table/table-query.ts'
import { MailStatus } from './mail-status.tsx'

type Mail = {
  id: string
  toAddress: string
  toName: string | null
  subject: string
  status: string
  createdAt: string
}

export function MailList({ data }: { data: { rows: Mail[]; total: number; query: TableQuery } }) {
  const t = useT('notify')
  const format = useFormat()
  return (
    <>
      <PageHeader title={t('mailbox.title')} subtitle={t('mailbox.subtitle')} />
      <DataTable
        caption={t('mailbox.title')}
        rows={data.rows}
        total={data.total}
        query={data.query}
        rowKey={(row) => row.id}
        search={t('mailbox.search')}
        empty={<EmptyState title={t('mailbox.empty')} hint={t('mailbox.emptyHint')} />}
        columns={[
          {
            key: 'subject',
            header: t('mailbox.subject'),
            sortable: true,
            card: 'heading',
            cell: (row) => <Link to={`/mailbox/${row.id}`}>{row.subject}</Link>,
          },
          {
            key: 'to',
            header: t('mailbox.to'),
            sortable: true,
            cell: (row) => [row.toName, row.toAddress].filter(Boolean).join(' · '),
          },
          {
            key: 'created',
            header: t('mailbox.at'),
            sortable: true,
            cell: (row) => format.date(row.createdAt, 'time'),
          },
          { key: 'status', header: t('mailbox.status'), cell: (row) => <MailStatus status={row.status} /> },
        ]}
      />
    </>
  )
}
