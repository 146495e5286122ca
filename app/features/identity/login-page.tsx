import { Form, Link, useSearchParams } from '@remix-run/react'
import { useLocale, useT } from '../../i18n/use-t.ts'
import { PublicShell } from '../../shell/public-shell.tsx'
import { FormErrors } from '../../ui/field/form-errors.tsx'
import { SubmitButton } from '../../ui/field/submit-button.tsx'
import { TextField } from '../../ui/field/text-field.tsx'
import { Stack } from '../../ui/layout.tsx'
import { Notice } from '../../ui/notice.tsx'
import styles from './door.module.css'
import { formState } from './form-state.ts'

type Demo = {
  logins: { label: { zh: string; en: string }; login: string; password: string }[]
  mailbox: boolean
}

export function LoginPage({ demo, result }: { demo: Demo; result: Parameters<typeof formState>[0] }) {
  const t = useT('identity')
  const [search] = useSearchParams()
  const { formErrors, errorsOf, entered } = formState(result)
  const note = search.has('reset') ? t('login.resetDone') : search.has('out') ? t('login.signedOut') : null
  return (
    <PublicShell>
      <Stack>
        <h1>{t('login.title')}</h1>
        {note && !result && <Notice tone="success">{note}</Notice>}
        <Form method="post">
          <Stack>
            <FormErrors errors={formErrors} />
            <TextField
              name="login"
              label={t('login.login')}
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              required
              defaultValue={entered('login')}
              errors={errorsOf('login')}
            />
            <TextField
              name="password"
              type="password"
              label={t('login.password')}
              autoComplete="current-password"
              required
              errors={errorsOf('password')}
            />
            <SubmitButton full>{t('login.submit')}</SubmitButton>
          </Stack>
        </Form>
        <p>
          <Link to="/forgot">{t('login.forgot')}</Link>
        </p>
        <p className={styles.small}>{t('login.invited')}</p>
        {demo.logins.length > 0 && <DemoLogins demo={demo} />}
      </Stack>
    </PublicShell>
  )
}

/** The demo's people: one tap signs in, before JavaScript too. */
function DemoLogins({ demo }: { demo: Demo }) {
  const t = useT('identity')
  const locale = useLocale()
  return (
    <section className={styles.demo} aria-labelledby="demo">
      <h2 id="demo">{t('login.demo')}</h2>
      <p className={styles.small}>{t('login.demoHint')}</p>
      <ul className={styles.logins}>
        {demo.logins.map(({ label, login, password }) => (
          <li key={login}>
            <Form method="post">
              <input type="hidden" name="login" value={login} />
              <input type="hidden" name="password" value={password} />
              <button type="submit" className={styles.login}>
                {label[locale]}
                <code>
                  {login} / {password}
                </code>
              </button>
            </Form>
          </li>
        ))}
      </ul>
      {demo.mailbox && (
        <p>
          <Link to="/mailbox">{t('login.demoMailbox')}</Link>
        </p>
      )}
    </section>
  )
}
