import { Form } from '@remix-run/react'
import { useT } from '../../i18n/use-t.ts'
import { SelectField } from '../../ui/field/choice-field.tsx'
import { FormErrors } from '../../ui/field/form-errors.tsx'
import { SubmitButton } from '../../ui/field/submit-button.tsx'
import { TextField } from '../../ui/field/text-field.tsx'
import { Columns, Stack } from '../../ui/layout.tsx'
import { SectionCard } from '../../ui/section-card.tsx'
import { formState } from './form-state.ts'

type Supplier = {
  orgId: string
  name: string
  contact: { name: string | null; mobile: string | null; email: string | null } | null
}

/** Invites a colleague, or the first person of a supplier (its contact is filled in). */
export function InviteForm(props: { supplier: Supplier | null; result: Parameters<typeof formState>[0] }) {
  const t = useT('identity')
  const { supplier, result } = props
  const { formErrors, errorsOf, entered } = formState(result)
  const contact = supplier?.contact
  return (
    <SectionCard
      title={supplier ? t('invitations.supplier', { org: supplier.name }) : t('invitations.colleague')}
      note={supplier ? t('invitations.supplierNote') : undefined}
    >
      {/* A new form after each success, so that the next guest starts empty. */}
      <Form method="post" key={result?.ok ? JSON.stringify(result) : 'form'}>
        <Stack>
          <FormErrors errors={formErrors} />
          {supplier && <input type="hidden" name="orgId" value={supplier.orgId} />}
          <Columns min={220}>
            <TextField
              name="name"
              label={t('invitations.name')}
              required
              maxLength={60}
              defaultValue={entered('name') ?? contact?.name ?? undefined}
              errors={errorsOf('name')}
            />
            <TextField
              name="login"
              label={t('invitations.login')}
              autoCapitalize="none"
              required
              defaultValue={entered('login') ?? contact?.email ?? contact?.mobile ?? undefined}
              errors={errorsOf('login')}
            />
            {!supplier && (
              <SelectField
                name="role"
                label={t('invitations.role')}
                placeholder={null}
                defaultValue={entered('role') ?? 'member'}
                options={(['member', 'manager', 'viewer', 'admin'] as const).map((role) => ({
                  value: role,
                  label: `${t(`role.${role}`)} · ${t(`roleHint.${role}`)}`,
                }))}
              />
            )}
          </Columns>
          <p>{t('invitations.loginHint')}</p>
          <div>
            <SubmitButton name="intent" value="invite">
              {t('invitations.submit')}
            </SubmitButton>
          </div>
        </Stack>
      </Form>
    </SectionCard>
  )
}
