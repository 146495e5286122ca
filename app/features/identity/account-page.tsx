import { Form, useNavigation, useSearchParams } from '@remix-run/react'
import type { SessionView } from '../../context.ts'
import { languageNames, screenLocales } from '../../i18n/namespaces.ts'
import { useLocale, useT } from '../../i18n/use-t.ts'
import { RadioScale } from '../../ui/field/choice-field.tsx'
import { FormErrors } from '../../ui/field/form-errors.tsx'
import { SubmitButton } from '../../ui/field/submit-button.tsx'
import { TextField } from '../../ui/field/text-field.tsx'
import { Columns, Stack } from '../../ui/layout.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { SectionCard } from '../../ui/section-card.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import styles from './account.module.css'
import type { Intent } from './account.server.ts'
import { formState } from './form-state.ts'
import { SessionList, type SessionRow } from './session-list.tsx'

type Result = Parameters<typeof formState>[0]

const done: readonly Intent[] = ['name', 'locale', 'password', 'revoke', 'others']

/** Profile, language, organizations, password and devices of the person who is signed in. */
export function AccountPage(props: { session: SessionView; sessions: SessionRow[]; result: Result }) {
  const t = useT('identity')
  const [search] = useSearchParams()
  const { session, result } = props
  const idle = useNavigation().state === 'idle'
  const saved = done.find((intent) => intent === search.get('done'))
  return (
    <>
      <PageHeader title={t('account.title')} subtitle={`${session.user.name} · ${session.user.login}`} />
      <Stack>
        {saved && !result && idle && <Notice tone="success">{t(`account.done.${saved}`)}</Notice>}
        <Columns min={420}>
          <Stack>
            <ProfileForm user={session.user} result={result} />
            <LanguageForm />
            <Memberships session={session} />
          </Stack>
          <Stack>
            <PasswordForm login={session.user.login} result={result} />
            <SessionList sessions={props.sessions} />
          </Stack>
        </Columns>
      </Stack>
    </>
  )
}

/** The page's forms share one action; an answer with an error beside a field belongs to the form that has it. */
function ownState(result: Result, own: readonly string[]) {
  const state = formState(result)
  const mine = own.some((name) => state.errorsOf(name))
  return mine ? state : formState(undefined)
}

function ProfileForm({ user, result }: { user: SessionView['user']; result: Result }) {
  const t = useT('identity')
  const { formErrors, errorsOf, entered } = ownState(result, ['name'])
  return (
    <SectionCard title={t('account.profile')}>
      <Form method="post">
        <Stack>
          <FormErrors errors={formErrors} />
          <TextField
            name="name"
            label={t('account.name')}
            autoComplete="name"
            required
            maxLength={60}
            defaultValue={entered('name') ?? user.name}
            errors={errorsOf('name')}
          />
          <div>
            <SubmitButton tone="secondary" name="intent" value="name">
              {t('account.save')}
            </SubmitButton>
          </div>
        </Stack>
      </Form>
    </SectionCard>
  )
}

/** The whole page comes back in the new language. */
function LanguageForm() {
  const t = useT('identity')
  const save = useT('common')('action.save')
  const locale = useLocale()
  return (
    <SectionCard title={t('account.language')} note={t('account.languageHint')}>
      <Form method="post" reloadDocument>
        <Stack>
          <RadioScale
            name="locale"
            label={<span className="visually-hidden">{t('account.language')}</span>}
            layout="row"
            defaultValue={locale}
            choices={screenLocales.map((value) => ({ value, label: languageNames[value] }))}
          />
          <div>
            <SubmitButton tone="secondary" name="intent" value="locale">
              {save}
            </SubmitButton>
          </div>
        </Stack>
      </Form>
    </SectionCard>
  )
}

function Memberships({ session }: { session: SessionView }) {
  const t = useT('identity')
  const shell = useT('shell')
  const locale = useLocale()
  return (
    <SectionCard title={t('account.memberships')}>
      {session.memberships.length === 0 ? (
        <p>{t('account.none')}</p>
      ) : (
        <ul className={styles.list}>
          {session.memberships.map((membership) => (
            <li key={membership.orgId}>
              <span className={styles.what}>
                {membership.orgName}
                <span className={styles.dim}>
                  {membership.chains
                    .map((chain) => `${chain.name} · ${shell(`workspace.${chain.kind}`)}`)
                    .join(locale === 'zh' ? '、' : ', ') || t('account.noChain')}
                </span>
              </span>
              <StatusBadge>{t(`role.${membership.role}`)}</StatusBadge>
            </li>
          ))}
        </ul>
      )}
    </SectionCard>
  )
}

function PasswordForm({ login, result }: { login: string; result: Result }) {
  const t = useT('identity')
  const failed = formState(result)
  // A locked account has no field to show it at.
  const locked = failed.formErrors.length > 0 && !failed.errorsOf('name')
  const { formErrors, errorsOf } = locked ? failed : formState(undefined)
  return (
    <SectionCard title={t('account.password')} note={t('account.passwordNote')}>
      <Form method="post" key={failed.formErrors.join()}>
        <Stack>
          <FormErrors errors={formErrors} />
          <input type="text" name="username" value={login} autoComplete="username" readOnly hidden />
          <TextField
            name="current"
            type="password"
            label={t('password.current')}
            autoComplete="current-password"
            required
            errors={errorsOf('current')}
          />
          <TextField
            name="password"
            type="password"
            label={t('password.new')}
            hint={t('password.hint')}
            autoComplete="new-password"
            required
            errors={errorsOf('password')}
          />
          <div>
            <SubmitButton tone="secondary" name="intent" value="password">
              {t('account.passwordSave')}
            </SubmitButton>
          </div>
        </Stack>
      </Form>
    </SectionCard>
  )
}
