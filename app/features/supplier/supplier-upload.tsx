import { Form } from '@remix-run/react'
import IconDownload from '@tabler/icons-react/dist/esm/icons/IconDownload.mjs'
import { useT } from '../../i18n/use-t.ts'
import { LinkButton } from '../../ui/button.tsx'
import { FileField } from '../../ui/field/file-field.tsx'
import { FormErrors } from '../../ui/field/form-errors.tsx'
import { SubmitButton } from '../../ui/field/submit-button.tsx'
import { MainAside, Stack } from '../../ui/layout.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { SectionCard } from '../../ui/section-card.tsx'

/** First step of an import: choose the file. */
export function SupplierUpload({ base, own, error }: { base: string; own: boolean; error?: string }) {
  const t = useT('supplier')
  return (
    <>
      <PageHeader
        title={t('import.title')}
        subtitle={t('import.subtitle')}
        crumbs={[{ to: base, label: t(own ? 'ownTitle' : 'title') }]}
      />
      <MainAside
        aside={
          <SectionCard title={t('import.steps')}>
            <Stack gap="small">
              <p>{t('import.step1')}</p>
              <p>{t('import.step2')}</p>
              <p>{t('import.step3')}</p>
              <LinkButton
                to={`${base}/template`}
                reloadDocument
                tone="secondary"
                icon={<IconDownload size={18} stroke={1.8} aria-hidden="true" />}
              >
                {t('import.template')}
              </LinkButton>
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
                label={t('import.file')}
                hint={t('import.fileHint')}
                accept=".xlsx,.csv,.txt"
                maxMegabytes={10}
                required
              />
              <div>
                <SubmitButton tone="primary">{t('import.check')}</SubmitButton>
              </div>
            </Stack>
          </Form>
        </SectionCard>
      </MainAside>
    </>
  )
}
