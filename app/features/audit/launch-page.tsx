import type { SerializeFrom } from '@remix-run/node'
import { Form } from '@remix-run/react'
import { useState } from 'react'
import { useT } from '../../i18n/use-t.ts'
import { LinkButton } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { CheckboxField, SelectField } from '../../ui/field/choice-field.tsx'
import { FormErrors } from '../../ui/field/form-errors.tsx'
import { SubmitButton } from '../../ui/field/submit-button.tsx'
import { TextAreaField, TextField } from '../../ui/field/text-field.tsx'
import { Columns, Stack } from '../../ui/layout.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { SectionCard } from '../../ui/section-card.tsx'
import styles from './launch.module.css'
import type { loadLaunch } from './launch.server.ts'
import { LaunchDone, type Launched } from './launch-done.tsx'
import { SupplierPicker } from './supplier-picker.tsx'

type Data = SerializeFrom<typeof loadLaunch>
type Failure = { message: string; fields: Record<string, string[] | null | undefined> }

/** One audit to many: standard, due day, scope, suppliers. Afterwards it says what happened to each. */
export function LaunchPage({
  data,
  base,
  suppliersPath,
  launched,
  failure,
}: {
  data: Data
  base: string
  suppliersPath: string
  launched?: Launched
  failure?: Failure
}) {
  const t = useT('audit')
  const [versionId, setVersionId] = useState(data.versionId ?? data.standards[0]?.versionId ?? '')
  const header = (
    <PageHeader
      crumbs={[{ to: base, label: t(base.startsWith('/lead') ? 'title' : 'issuedTitle') }]}
      title={t('launch.title')}
      subtitle={t('launch.subtitle')}
    />
  )
  if (launched) return <LaunchDone launched={launched} base={base} />
  if (data.standards.length === 0) {
    const lead = base.startsWith('/lead')
    return (
      <>
        {header}
        <EmptyState
          title={t('launch.noStandard')}
          hint={t(lead ? 'launch.noStandardHint' : 'launch.noStandardSupplier')}
          action={lead && <LinkButton to="/lead/standards">{t('field.standard')}</LinkButton>}
        />
      </>
    )
  }
  if (data.suppliers.length === 0) {
    return (
      <>
        {header}
        <EmptyState
          title={t('launch.noSuppliers')}
          hint={t('launch.noSuppliersHint')}
          action={<LinkButton to={`${suppliersPath}/import`}>{t('launch.toSuppliers')}</LinkButton>}
        />
      </>
    )
  }
  const standard = data.standards.find((one) => one.versionId === versionId)
  const errorsOf = (name: string) => failure?.fields[name] ?? undefined
  return (
    <>
      {header}
      <Form method="post">
        <Stack>
          {failure && <FormErrors errors={[failure.message]} />}
          <SectionCard title={t('title')}>
            <Columns min={300}>
              <SelectField
                name="versionId"
                label={t('launch.standard')}
                required
                placeholder={null}
                defaultValue={versionId}
                onChange={(event) => setVersionId(event.currentTarget.value)}
                options={data.standards.map((one) => ({
                  value: one.versionId,
                  label: `${one.title} · V${one.version}`,
                }))}
              />
              <TextField
                name="title"
                label={t('launch.name')}
                placeholder={t('launch.nameHint')}
                required
                minLength={2}
                maxLength={120}
                errors={errorsOf('title')}
              />
              <TextField
                name="dueOn"
                type="date"
                label={t('launch.due')}
                required
                min={data.today}
                defaultValue={data.dueOn}
                errors={errorsOf('dueOn')}
              />
            </Columns>
            {standard && standard.elements.length > 1 && (
              <fieldset className={styles.scope}>
                <legend>{t('launch.scope')}</legend>
                <p>{t('launch.scopeHint')}</p>
                <div>
                  {standard.elements.map((element) => (
                    <CheckboxField
                      key={element.id}
                      name="scope"
                      value={element.id}
                      label={`${element.code} ${element.title}`}
                    />
                  ))}
                </div>
              </fieldset>
            )}
            <TextAreaField
              name="message"
              label={t('launch.message')}
              hint={t('launch.messageHint')}
              maxLength={2000}
            />
          </SectionCard>
          <SectionCard title={t('launch.suppliers')} note={t('launch.suppliersHint')}>
            <SupplierPicker
              suppliers={data.suppliers}
              chosen={data.chosen}
              errors={failure?.fields.supplierIds ? [t('launch.noneChosen')] : undefined}
            />
          </SectionCard>
          <div className={styles.foot}>
            <SubmitButton>{t('launch.submit')}</SubmitButton>
          </div>
        </Stack>
      </Form>
    </>
  )
}
