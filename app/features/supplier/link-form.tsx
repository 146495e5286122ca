import { Form, useSearchParams } from '@remix-run/react'
import { useT } from '../../i18n/use-t.ts'
import { CheckboxField, SelectField } from '../../ui/field/choice-field.tsx'
import { FormErrors } from '../../ui/field/form-errors.tsx'
import { SubmitButton } from '../../ui/field/submit-button.tsx'
import { TextField } from '../../ui/field/text-field.tsx'
import { Stack } from '../../ui/layout.tsx'
import { Notice } from '../../ui/notice.tsx'
import { SectionCard } from '../../ui/section-card.tsx'
import { useActionResult } from '../../ui/use-action-result.ts'
import type { loadSupplier, saveLink } from './supplier-detail.server.ts'

type Data = Awaited<ReturnType<typeof loadSupplier>>

/** The buyer's own particulars of a supply link. */
export function LinkForm({ data }: { data: Data }) {
  const t = useT('supplier')
  const save = useT('common')('action.save')
  const result = useActionResult<typeof saveLink>()
  const [search] = useSearchParams()
  const { ownLink, contact } = data
  if (!ownLink) return null
  const errors = result && !result.ok ? (result.lastResult?.error ?? {}) : {}
  const errorsOf = (name: string) => errors[name] ?? undefined
  return (
    <SectionCard title={t('detail.link')} note={t('detail.linkHint')}>
      <Form method="post">
        <Stack>
          {search.has('saved') && !result && <Notice tone="success">{t('detail.saved')}</Notice>}
          {result && !result.ok && <FormErrors errors={[result.error.message]} />}
          <SelectField
            name="partClass"
            label={t('field.partClass')}
            defaultValue={ownLink.partClass}
            placeholder={null}
            options={(['A', 'B', 'C'] as const).map((value) => ({ value, label: t(`partClass.${value}`) }))}
          />
          <TextField
            name="share"
            label={t('field.share')}
            type="text"
            inputMode="decimal"
            defaultValue={ownLink.share?.toString()}
            errors={errorsOf('share')}
          />
          <TextField
            name="processes"
            label={t('field.processes')}
            hint={t('field.processesHint')}
            defaultValue={ownLink.processes?.join('、')}
            maxLength={500}
            errors={errorsOf('processes')}
          />
          <TextField
            name="contactName"
            label={t('field.contact')}
            defaultValue={contact?.name ?? undefined}
          />
          <TextField
            name="contactMobile"
            label={t('field.mobile')}
            type="tel"
            defaultValue={contact?.mobile ?? undefined}
            errors={errorsOf('contactMobile')}
          />
          <TextField
            name="contactEmail"
            label={t('field.email')}
            type="email"
            defaultValue={contact?.email ?? undefined}
            errors={errorsOf('contactEmail')}
          />
          <CheckboxField
            name="soleSource"
            label={t('field.soleSource')}
            defaultChecked={ownLink.soleSource}
          />
          {data.mayShare && (
            <CheckboxField
              name="sharedUp"
              label={t('import.share')}
              hint={t('import.shareHint')}
              defaultChecked={ownLink.sharedUp}
            />
          )}
          <div>
            <SubmitButton tone="primary">{save}</SubmitButton>
          </div>
        </Stack>
      </Form>
    </SectionCard>
  )
}
