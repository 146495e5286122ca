import type { ActionFunctionArgs } from '@remix-run/node'
import { Form, Link, useActionData, useSearchParams } from '@remix-run/react'
import { act } from '#server/adapter/remix.ts'
import { requestPasswordReset } from '#server/identity/request-password-reset.ts'
import styles from '../features/identity/door.module.css'
import { formState } from '../features/identity/form-state.ts'
import { useT } from '../i18n/use-t.ts'
import { titled } from '../shell/page-title.tsx'
import { PublicShell } from '../shell/public-shell.tsx'
import { FormErrors } from '../ui/field/form-errors.tsx'
import { SubmitButton } from '../ui/field/submit-button.tsx'
import { TextField } from '../ui/field/text-field.tsx'
import { Stack } from '../ui/layout.tsx'
import { Notice } from '../ui/notice.tsx'

export const handle = titled('identity', (t) => t('forgot.title'))

export const action = (args: ActionFunctionArgs) =>
  act(args, requestPasswordReset, { redirectTo: '/forgot?sent' })

export default function Forgot() {
  const t = useT('identity')
  const [search] = useSearchParams()
  const result = useActionData<typeof action>()
  const { formErrors, errorsOf, entered } = formState(result)
  return (
    <PublicShell>
      <Stack>
        <h1>{t('forgot.title')}</h1>
        {search.has('sent') && !result ? (
          <Notice tone="success" title={t('forgot.sentTitle')}>
            {t('forgot.sent')}
          </Notice>
        ) : (
          <Form method="post">
            <Stack>
              <p className={styles.lead}>{t('forgot.text')}</p>
              <FormErrors errors={formErrors} />
              <TextField
                name="login"
                label={t('login.login')}
                autoComplete="username"
                autoCapitalize="none"
                required
                defaultValue={entered('login')}
                errors={errorsOf('login')}
              />
              <SubmitButton full>{t('forgot.submit')}</SubmitButton>
            </Stack>
          </Form>
        )}
        <p>
          <Link to="/login">{t('forgot.back')}</Link>
        </p>
      </Stack>
    </PublicShell>
  )
}
