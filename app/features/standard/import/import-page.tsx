import { Form, useRevalidator, useSubmit } from '@remix-run/react'
import { type FormEvent, useEffect, useRef } from 'react'
import { useT } from '../../../i18n/use-t.ts'
import { LinkButton } from '../../../ui/button.tsx'
import { FormErrors } from '../../../ui/field/form-errors.tsx'
import { SubmitButton } from '../../../ui/field/submit-button.tsx'
import { Row, Stack } from '../../../ui/layout.tsx'
import { useLive } from '../../../ui/live.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { Progress } from '../../../ui/progress.tsx'
import { SectionCard } from '../../../ui/section-card.tsx'
import { Becomes } from './becomes.tsx'
import { Faults } from './faults.tsx'
import type { loadImport } from './import.server.ts'
import { ImportPreview } from './import-preview.tsx'
import { SheetColumns } from './sheet-columns.tsx'

export type ImportData = Awaited<ReturnType<typeof loadImport>>
export type ReadData = NonNullable<ImportData['read']>

/** Second step: what was understood of the file, what its columns are, and what becomes of it. */
export function ImportPage({ data, base, error }: { data: ImportData; base: string; error?: string }) {
  const t = useT('standard-import')
  const tStandard = useT('standard')
  useLive([`standard-import:${data.importId}`])
  const workspace = base.replace(/\/standards$/, '')
  return (
    <>
      <PageHeader
        title={t('title')}
        subtitle={data.fileName}
        crumbs={[
          { to: base, label: tStandard('title') },
          { to: `${base}/import`, label: t('title') },
        ]}
      />
      <Stack>
        {(data.status === 'waiting' || data.status === 'reading') && <Reading data={data} />}
        {data.status === 'failed' && (
          <Notice
            tone="error"
            title={t('failed.title')}
            actions={
              <LinkButton to={`${base}/import`} size="small">
                {t('failed.again')}
              </LinkButton>
            }
          >
            <ul>
              {data.failures.map(({ line, text }) => (
                <li key={`${line} ${text}`}>{line === null ? text : t('failed.line', { line, text })}</li>
              ))}
            </ul>
          </Notice>
        )}
        {data.status === 'imported' && (
          <Notice
            tone="success"
            title={t('imported.title')}
            actions={
              data.draftId && (
                <LinkButton to={`${workspace}/drafts/${data.draftId}`} size="small">
                  {t('imported.open')}
                </LinkButton>
              )
            }
          />
        )}
        {data.read && <Choices read={data.read} error={error} />}
      </Stack>
    </>
  )
}

/** How often a page that waits asks by itself: what was told before it listened, it would never hear. */
const askEvery = 1000

function Reading({ data }: { data: ImportData }) {
  const t = useT('standard-import')
  const { revalidate } = useRevalidator()
  const ask = useRef(revalidate)
  ask.current = revalidate
  useEffect(() => {
    const timer = setInterval(() => ask.current(), askEvery)
    return () => clearInterval(timer)
  }, [])
  return (
    <SectionCard title={t('reading.title')} note={t('reading.hint')}>
      {data.rowsTotal === null ? (
        <p role="status">{t('reading.waiting')}</p>
      ) : (
        <Progress done={data.rowsRead} total={data.rowsTotal} label={t('reading.rows')} />
      )}
    </SectionCard>
  )
}

/** Every choice is kept and shown at once; without JavaScript by the button. */
function Choices({ read, error }: { read: ReadData; error?: string }) {
  const t = useT('standard-import')
  const submit = useSubmit()
  const form = useRef<HTMLFormElement>(null)
  const keep = () => {
    if (form.current) submit(form.current, { replace: true, preventScrollReset: true })
  }
  const onChange = (event: FormEvent<HTMLFormElement>) => {
    const { target } = event
    if (
      target instanceof HTMLSelectElement ||
      (target instanceof HTMLInputElement && target.type === 'checkbox')
    )
      keep()
  }
  const errors = read.faults.filter(({ severity }) => severity === 'error')
  const blocked = errors.length > 0 || read.questions === 0 || read.codeTakenBy !== null
  return (
    <Form method="post" ref={form} onChange={onChange}>
      <Stack>
        {error && <FormErrors errors={[error]} />}
        <Faults faults={read.faults} />
        <Becomes read={read} keep={keep} />
        {read.sheets.map((sheet, index) => (
          <SheetColumns
            key={`${sheet.name} ${sheet.headerRow} ${sheet.use}`}
            sheet={sheet}
            index={index}
            choices={read.columnChoices}
            open={errors.some((fault) => fault.sheet === sheet.name)}
          />
        ))}
        <Row>
          <SubmitButton tone="secondary" name="intent" value="plan">
            {t('apply')}
          </SubmitButton>
        </Row>
        <ImportPreview read={read} />
        <SectionCard>
          <Row>
            <SubmitButton tone="primary" name="intent" value="confirm" disabled={blocked}>
              {t('confirm', { count: read.questions })}
            </SubmitButton>
            {blocked && <span>{t('blocked')}</span>}
          </Row>
        </SectionCard>
      </Stack>
    </Form>
  )
}
