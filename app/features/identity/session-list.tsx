import { Form } from '@remix-run/react'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { ConfirmSubmit } from '../../ui/field/confirm-submit.tsx'
import { SubmitButton } from '../../ui/field/submit-button.tsx'
import { Stack } from '../../ui/layout.tsx'
import { SectionCard } from '../../ui/section-card.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import styles from './account.module.css'

export type SessionRow = {
  handle: string
  current: boolean
  device: string | null
  address: string | null
  createdAt: string
  seenAt: string
}

/** Where one is signed in, and the way to end it there. */
export function SessionList({ sessions }: { sessions: SessionRow[] }) {
  const t = useT('identity')
  const format = useFormat()
  return (
    <SectionCard title={t('account.sessions')} note={t('account.sessionsNote')}>
      <Stack>
        <ul className={styles.list}>
          {sessions.map((session) => (
            <li key={session.handle}>
              <span className={styles.what}>
                {session.device ?? t('account.unknownDevice')}
                <span className={styles.dim}>
                  {session.address && `${session.address} · `}
                  {t('account.seen')} {format.date(session.seenAt, 'time')}
                </span>
                <span className={styles.dim}>
                  {t('account.since')} {format.date(session.createdAt, 'time')}
                </span>
              </span>
              {session.current ? (
                <StatusBadge tone="good">{t('account.current')}</StatusBadge>
              ) : (
                <Form method="post">
                  <input type="hidden" name="intent" value="revoke" />
                  <SubmitButton tone="secondary" size="small" name="handle" value={session.handle}>
                    {t('account.revoke')}
                  </SubmitButton>
                </Form>
              )}
            </li>
          ))}
        </ul>
        {sessions.length > 1 && (
          <Form method="post">
            <ConfirmSubmit
              label={t('account.revokeOthers')}
              question={t('account.revokeOthersAsk')}
              confirm={t('account.revokeOthers')}
              name="intent"
              value="others"
            />
          </Form>
        )}
      </Stack>
    </SectionCard>
  )
}
