import { Form, Link, useActionData, useSearchParams } from '@remix-run/react'
import IconDownload from '@tabler/icons-react/dist/esm/icons/IconDownload.mjs'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { LinkButton } from '../../ui/button.tsx'
import { CheckboxField } from '../../ui/field/choice-field.tsx'
import { FormErrors } from '../../ui/field/form-errors.tsx'
import { SubmitButton } from '../../ui/field/submit-button.tsx'
import { Columns, Row, Stack } from '../../ui/layout.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { SectionCard } from '../../ui/section-card.tsx'
import { StatTile } from '../../ui/stat-tile.tsx'
import { PreviewTable } from './preview-table.tsx'
import type { confirmUploadedList, loadImport } from './supplier-import.server.ts'

type Data = Awaited<ReturnType<typeof loadImport>>

/** Second step: what the list would do, row by row; confirming imports the sound rows and nothing else. */
export function SupplierPreview({ data, base, own }: { data: Data; base: string; own: boolean }) {
  const t = useT('supplier')
  const format = useFormat()
  const [search] = useSearchParams()
  const result = useActionData<typeof confirmUploadedList>()
  const { summary } = data
  const good = summary.new + summary.known + summary.link
  const count = (value: number) => format.number(value, 0)
  const crumbs = [
    { to: base, label: t(own ? 'ownTitle' : 'title') },
    { to: `${base}/import`, label: t('import.title') },
  ]
  return (
    <>
      <PageHeader
        title={t('import.previewTitle')}
        subtitle={t('import.previewSubtitle', { file: data.fileName, rows: summary.rows })}
        crumbs={crumbs}
        actions={
          (summary.error > 0 || summary.warnings > 0 || data.fileIssues.length > 0) && (
            <LinkButton
              to={`${base}/import/${data.importId}/file`}
              reloadDocument
              tone="secondary"
              icon={<IconDownload size={18} stroke={1.8} aria-hidden="true" />}
            >
              {t('import.marked')}
            </LinkButton>
          )
        }
      />
      <Stack>
        <Columns min={160}>
          <StatTile
            label={t('import.willNew')}
            value={count(summary.new)}
            tone={summary.new ? 'good' : 'plain'}
          />
          <StatTile label={t('import.willLink')} value={count(summary.link)} />
          <StatTile label={t('import.willKnown')} value={count(summary.known)} />
          <StatTile
            label={t('import.warnings')}
            value={count(summary.warnings)}
            tone={summary.warnings ? 'warn' : 'plain'}
          />
          <StatTile
            label={t('import.willError')}
            value={count(summary.error)}
            tone={summary.error ? 'bad' : 'plain'}
          />
        </Columns>
        {data.fileIssues.length > 0 && (
          <Notice tone="error" title={t('import.fileProblems')}>
            {data.fileIssues.map((issue) => (
              <p key={issue.message}>{issue.message}</p>
            ))}
          </Notice>
        )}
        {data.status === 'imported' ? (
          <Notice
            tone="success"
            title={t('import.done', { count: data.importedCount ?? 0 })}
            actions={
              <>
                <LinkButton to={base} size="small">
                  {t('import.toList')}
                </LinkButton>
                <LinkButton to={`${base}/import`} tone="secondary" size="small">
                  {t('import.again')}
                </LinkButton>
              </>
            }
          >
            {summary.error > 0 && t('import.doneSkipped', { count: summary.error })}
          </Notice>
        ) : good === 0 ? (
          <Notice tone="warn">{t('import.confirmNone')}</Notice>
        ) : (
          <SectionCard>
            <Form method="post">
              <Stack>
                {result && !result.ok && <FormErrors errors={[result.error.message]} />}
                <CheckboxField name="invite" label={t('import.invite')} defaultChecked />
                {data.mayShare && (
                  <CheckboxField name="share" label={t('import.share')} hint={t('import.shareHint')} />
                )}
                <div>
                  <SubmitButton tone="primary">{t('import.confirm', { count: good })}</SubmitButton>
                </div>
              </Stack>
            </Form>
          </SectionCard>
        )}
        {(data.rows.length > 0 || data.onlyProblems) && (
          <SectionCard
            flush
            aside={
              <Row>
                {data.onlyProblems ? (
                  <Link to="?">{t('import.allRows')}</Link>
                ) : (
                  summary.error + summary.warnings > 0 && (
                    <Link to={`?${new URLSearchParams([...search, ['problems', '']])}`}>
                      {t('import.onlyProblems')}
                    </Link>
                  )
                )}
              </Row>
            }
            title={
              summary.error + summary.warnings === 0
                ? t('import.noProblems', { count: good })
                : t('import.problems')
            }
          >
            <PreviewTable rows={data.rows} />
            {data.hidden > 0 && <p>… +{count(data.hidden)}</p>}
          </SectionCard>
        )}
      </Stack>
    </>
  )
}
