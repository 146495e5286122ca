import { Form } from '@remix-run/react'
import { useT } from '../../../i18n/use-t.ts'
import { FileField } from '../../../ui/field/file-field.tsx'
import { FormErrors } from '../../../ui/field/form-errors.tsx'
import { SubmitButton } from '../../../ui/field/submit-button.tsx'
import { MainAside, Stack } from '../../../ui/layout.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { SectionCard } from '../../../ui/section-card.tsx'

/** First step: choose the file. */
export function UploadPage({ base, error }: { base: string; error?: string }) {
  const t = useT('standard-import')
  const tStandard = useT('standard')
  return (
    <>
      <PageHeader
        title={t('title')}
        subtitle={t('subtitle')}
        crumbs={[{ to: base, label: tStandard('title') }]}
      />
      <MainAside
        aside={
          <SectionCard title={t('how.title')}>
            <Stack gap="small">
              <p>{t('how.any')}</p>
              <p>{t('how.sheets')}</p>
              <p>{t('how.columns')}</p>
              <p>{t('how.round')}</p>
            </Stack>
          </SectionCard>
        }
      >
        <SectionCard>
          <Form method="post" encType="multipart/form-data">
            <Stack>
              <FormErrors errors={error ? [error] : []} />
              <FileField
                name="file"
                label={t('file')}
                hint={t('fileHint')}
                accept=".xlsx,.csv,.txt,.yaml,.yml"
                maxMegabytes={10}
                required
              />
              <div>
                <SubmitButton tone="primary">{t('upload')}</SubmitButton>
              </div>
            </Stack>
          </Form>
        </SectionCard>
      </MainAside>
    </>
  )
}
