import { Form, Link } from '@remix-run/react'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ConfirmSubmit } from '../../ui/field/confirm-submit.tsx'
import { FormErrors } from '../../ui/field/form-errors.tsx'
import { Stack } from '../../ui/layout.tsx'
import { useLive } from '../../ui/live.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { SectionCard } from '../../ui/section-card.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { DataTable } from '../../ui/table/data-table.tsx'
import type { loadStandardList } from './standard-list.server.ts'

type Data = Awaited<ReturnType<typeof loadStandardList>>

/** The chain's standards; the leader publishes shipped templates here. */
export function StandardList({ data, base, error }: { data: Data; base: string; error?: string }) {
  const t = useT('standard')
  const format = useFormat()
  useLive(['standard'])
  const templates = data.mayPublish && data.templates.length > 0 && (
    <SectionCard title={t('template.title')}>
      <Stack>
        {data.templates.map((template) => (
          <Form key={template.templateId} method="post">
            <Stack gap="small">
              <h3>{template.title}</h3>
              <p>{template.source}</p>
              <input type="hidden" name="templateId" value={template.templateId} />
              <ConfirmSubmit
                tone="primary"
                label={t('template.publish')}
                question={t('template.question')}
                confirm={t('template.publish')}
              />
            </Stack>
          </Form>
        ))}
      </Stack>
    </SectionCard>
  )
  return (
    <Stack>
      <PageHeader title={t('title')} subtitle={t('subtitle')} />
      {error && <FormErrors errors={[error]} />}
      {data.justPublished && <Notice tone="success">{t('template.published')}</Notice>}
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
            cell: (row) => <Link to={`${base}/${row.standardId}`}>{row.title}</Link>,
          },
          {
            key: 'family',
            header: t('field.family'),
            cell: (row) => t(`family.${row.family as 'process-audit'}`),
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
        ]}
      />
      {templates}
    </Stack>
  )
}
