import { Form, Link } from '@remix-run/react'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { PublicShell } from '../../shell/public-shell.tsx'
import { DescriptionList } from '../../ui/description-list.tsx'
import { FormErrors } from '../../ui/field/form-errors.tsx'
import { SubmitButton } from '../../ui/field/submit-button.tsx'
import { TextField } from '../../ui/field/text-field.tsx'
import { Stack } from '../../ui/layout.tsx'
import { Notice } from '../../ui/notice.tsx'
import styles from './door.module.css'
import { formState } from './form-state.ts'

type Data = {
  issuerName: string
  inviterName: string | null
  orgName: string
  chainName: string
  colleague: boolean
  name: string
  login: string
  role: string
  expiresAt: string
  hasAccount: boolean
  signedInAs: { name: string; login: string } | null
}

/** Who invites whom to what; one password, and the guest stands at work. */
export function InvitationPage({ data, result }: { data: Data; result: Parameters<typeof formState>[0] }) {
  const t = useT('identity')
  const format = useFormat()
  const { formErrors, errorsOf, entered } = formState(result)
  const { signedInAs } = data
  return (
    <PublicShell>
      <Stack>
        <div className={styles.head}>
          <h1>{t('invite.title')}</h1>
          <p className={styles.lead}>
            {t(data.colleague ? 'invite.colleague' : 'invite.company', {
              issuer: data.issuerName,
              org: data.orgName,
              chain: data.chainName,
            })}
          </p>
        </div>
        {signedInAs && signedInAs.login !== data.login && (
          <Notice tone="warn">{t('invite.signedInAs', { name: signedInAs.name })}</Notice>
        )}
        <Form method="post">
          <Stack>
            <FormErrors errors={formErrors} />
            {data.hasAccount ? (
              <p>{t('invite.hasAccount')}</p>
            ) : (
              <TextField
                name="name"
                label={t('invite.name')}
                autoComplete="name"
                required
                maxLength={60}
                defaultValue={entered('name') ?? data.name}
                errors={errorsOf('name')}
              />
            )}
            <TextField
              name="username"
              label={t('invite.login')}
              defaultValue={data.login}
              autoComplete="username"
              readOnly
            />
            <TextField
              name="password"
              type="password"
              label={t(data.hasAccount ? 'password.field' : 'invite.choose')}
              hint={data.hasAccount ? undefined : t('password.hint')}
              autoComplete={data.hasAccount ? 'current-password' : 'new-password'}
              required
              errors={errorsOf('password')}
            />
            <SubmitButton full>{t(data.hasAccount ? 'invite.accept' : 'invite.submit')}</SubmitButton>
            {data.hasAccount && (
              <p>
                <Link to="/forgot">{t('login.forgot')}</Link>
              </p>
            )}
          </Stack>
        </Form>
        <div className={styles.facts}>
          <DescriptionList
            items={[
              { term: t('invite.org'), value: data.orgName },
              { term: t('invite.by'), value: data.inviterName ?? data.issuerName },
              { term: t('invite.role'), value: t(`role.${data.role as 'admin'}`) },
              { term: t('invite.until'), value: format.date(data.expiresAt, 'time') },
            ]}
          />
        </div>
      </Stack>
    </PublicShell>
  )
}
