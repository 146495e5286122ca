import { Link } from '@remix-run/react'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { LinkButton } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FormErrors } from '../../ui/field/form-errors.tsx'
import { Stack } from '../../ui/layout.tsx'
import { useLive } from '../../ui/live.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { DataTable } from '../../ui/table/data-table.tsx'
import type { loadStandardList } from './standard-list.server.ts'
import { AnswerOnce, DraftCell, FourEyes, NewDrafts, Templates } from './standard-list-parts.tsx'

type Data = Awaited<ReturnType<typeof loadStandardList>>
type Row = Data['rows'][number]

/** The standards one works by: one's own, and those of the buyers above; here they are written and adopted. */
export function StandardList({ data, base, error }: { data: Data; base: string; error?: string }) {
  const t = useT('standard')
  const format = useFormat()
  useLive(['standard'])
  const workspace = base.replace(/\/standards$/, '')
  return (
    <Stack>
      <PageHeader
        title={t('title')}
        subtitle={t('subtitle')}
        actions={data.mayEdit && <LinkButton to={`${base}/import`}>{t('import')}</LinkButton>}
      />
      {error && <FormErrors errors={[error]} />}
      {data.justPublished && <Notice tone="success">{t('template.published')}</Notice>}
      <NewDrafts data={data} workspace={workspace} />
      <DataTable
        caption={t('title')}
        rows={data.rows}
        total={data.total}
        query={data.query}
        rowKey={(row) => row.standardId}
        search={t('search')}
        exportable
        empty={<EmptyState title={t('empty')} hint={t(data.mayPublish ? 'emptyHint' : 'emptyHintReader')} />}
        columns={[
          {
            key: 'title',
            header: t('field.title'),
            sortable: true,
            card: 'heading',
            cell: (row) => (
              <>
                <Link to={`${base}/${row.standardId}`}>{row.title}</Link>
                {row.behind && (
                  <Link to={`${base}/${row.standardId}/follow`}>
                    <StatusBadge tone="warn">{t('list.behind')}</StatusBadge>
                  </Link>
                )}
              </>
            ),
          },
          {
            key: 'family',
            header: t('field.family'),
            cell: (row) => t(`family.${row.family as 'process-audit'}`),
          },
          {
            key: 'owner',
            header: t('field.owner'),
            cell: (row) => (row.mine ? t('list.mine') : row.ownerName),
          },
          { key: 'version', header: t('field.version'), cell: (row) => t('versionOf', row) },
          {
            key: 'status',
            header: t('field.status'),
            cell: (row) => (
              <StatusBadge tone={row.status === 'published' ? 'good' : 'neutral'}>
                {t(`status.${row.status as 'published'}`)}
              </StatusBadge>
            ),
          },
          {
            key: 'published',
            header: t('field.published'),
            sortable: true,
            cell: (row) => (row.publishedAt ? format.date(row.publishedAt) : '–'),
          },
          {
            key: 'questions',
            header: t('field.questions'),
            align: 'end',
            cell: (row) => (row.questions === null ? '–' : format.number(row.questions, 0)),
          },
          {
            key: 'audits',
            header: t('field.audits'),
            align: 'end',
            cell: (row) => (row.audits === null ? '–' : format.number(row.audits, 0)),
          },
          ...(data.mayEdit
            ? [
                {
                  key: 'draft',
                  header: t('field.draft'),
                  cell: (row: Row) => <DraftCell row={row} base={base} workspace={workspace} />,
                },
              ]
            : []),
        ]}
      />
      <Templates data={data} />
      {data.answerOnceMonths !== null && <AnswerOnce months={data.answerOnceMonths} />}
      {data.mayManage && <FourEyes fourEyes={data.fourEyes} />}
    </Stack>
  )
}
