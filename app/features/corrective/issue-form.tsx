import type { SerializeFrom } from '@remix-run/node'
import { Form } from '@remix-run/react'
import { useT } from '../../i18n/use-t.ts'
import { LinkButton } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { RadioScale, SelectField } from '../../ui/field/choice-field.tsx'
import { FormErrors } from '../../ui/field/form-errors.tsx'
import { SubmitButton } from '../../ui/field/submit-button.tsx'
import { TextAreaField, TextField } from '../../ui/field/text-field.tsx'
import { Stack } from '../../ui/layout.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { SectionCard } from '../../ui/section-card.tsx'
import { useFormResult } from './form-result.ts'
import type { loadIssueForm } from './issue.server.ts'

/** Issues a corrective action by hand to a direct supplier. */
export function IssueForm({
  data,
  paths,
}: {
  data: SerializeFrom<typeof loadIssueForm>
  paths: { list: string; title: string; suppliers: string }
}) {
  const t = useT('corrective')
  const { message, errorsOf, typed } = useFormResult()
  return (
    <>
      <PageHeader
        title={t('issue.title')}
        subtitle={t('issue.subtitle')}
        crumbs={[{ to: paths.list, label: paths.title }]}
      />
      {data.suppliers.length === 0 ? (
        <EmptyState
          title={t('issue.noSuppliers')}
          hint={t('issue.noSuppliersHint')}
          action={<LinkButton to={paths.suppliers}>{t('issue.toSuppliers')}</LinkButton>}
        />
      ) : (
        <SectionCard>
          <Form method="post">
            <Stack>
              {message && <FormErrors errors={[message]} />}
              <SelectField
                name="subjectOrgId"
                label={t('issue.supplier')}
                hint={t('issue.supplierHint')}
                errors={errorsOf('subjectOrgId')}
                options={data.suppliers}
                defaultValue={typed('subjectOrgId') ?? data.chosen ?? undefined}
                required
              />
              <RadioScale
                name="severity"
                label={t('issue.severity')}
                errors={errorsOf('severity')}
                defaultValue={typed('severity') ?? 'minor'}
                required
                choices={(['critical', 'major', 'minor'] as const).map((value) => ({
                  value,
                  label: t(`severity.${value}`),
                  hint: t('issue.terms', data.terms[value]),
                }))}
              />
              <TextField
                name="title"
                label={t('issue.problem')}
                hint={t('issue.problemHint')}
                errors={errorsOf('title')}
                defaultValue={typed('title')}
                maxLength={120}
                required
              />
              <TextAreaField
                name="description"
                label={t('issue.description')}
                hint={t('issue.descriptionHint')}
                errors={errorsOf('description')}
                defaultValue={typed('description')}
                rows={5}
                maxLength={4000}
                required
              />
              <div>
                <SubmitButton>{t('issue.submit')}</SubmitButton>
              </div>
            </Stack>
          </Form>
        </SectionCard>
      )}
    </>
  )
}
