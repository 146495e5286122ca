import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { act, load } from '#server/adapter/remix.ts'
import { openPasswordReset } from '#server/identity/open-password-reset.ts'
import { resetPassword } from '#server/identity/reset-password.ts'
import { DeadLink } from '../features/identity/dead-link.tsx'
import styles from '../features/identity/door.module.css'
import { formState } from '../features/identity/form-state.ts'
import { sessionHeaders } from '../features/identity/session.server.ts'
import { useT } from '../i18n/use-t.ts'
import { titled } from '../shell/page-title.tsx'
import { PublicShell } from '../shell/public-shell.tsx'
import { FormErrors } from '../ui/field/form-errors.tsx'
import { SubmitButton } from '../ui/field/submit-button.tsx'
import { TextField } from '../ui/field/text-field.tsx'
import { Stack } from '../ui/layout.tsx'

export const handle = titled('identity', (t) => t('reset.title'))

export const loader = (args: LoaderFunctionArgs) =>
  load(args, openPasswordReset, { token: args.params.token! })

export const action = (args: ActionFunctionArgs) =>
  act(args, resetPassword, {
    input: { token: args.params.token! },
    hide: ['password'],
    redirectTo: '/login?reset',
    headers: () => sessionHeaders(args.context, null),
  })

export default function Reset() {
  const t = useT('identity')
  const { name, login } = useLoaderData<typeof loader>()
  const { formErrors, errorsOf } = formState(useActionData<typeof action>())
  return (
    <PublicShell>
      <Form method="post">
        <Stack>
          <h1>{t('reset.title')}</h1>
          <p className={styles.lead}>
            {name} · {login}
          </p>
          <FormErrors errors={formErrors} />
          {/* So that the browser keeps the new password under the right name. */}
          <input type="text" name="username" value={login} autoComplete="username" readOnly hidden />
          <TextField
            name="password"
            type="password"
            label={t('password.new')}
            hint={t('password.hint')}
            autoComplete="new-password"
            required
            errors={errorsOf('password')}
          />
          <SubmitButton full>{t('reset.submit')}</SubmitButton>
          <p className={styles.small}>{t('reset.note')}</p>
        </Stack>
      </Form>
    </PublicShell>
  )
}

export function ErrorBoundary() {
  return <DeadLink of="reset" />
}
