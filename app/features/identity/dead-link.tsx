import { isRouteErrorResponse, useRouteError } from '@remix-run/react'
import { useT } from '../../i18n/use-t.ts'
import { PublicShell } from '../../shell/public-shell.tsx'
import { LinkButton } from '../../ui/button.tsx'
import { RouteError } from '../../ui/error-view.tsx'
import { Stack } from '../../ui/layout.tsx'
import { Notice } from '../../ui/notice.tsx'

/** For pages that a mailed link opens: says that the link is dead and what to do; other errors as everywhere. */
export function DeadLink({ of }: { of: 'invitation' | 'reset' }) {
  const t = useT('identity')
  const error = useRouteError()
  const dead = isRouteErrorResponse(error) && (error.status === 410 || error.status === 422)
  if (!dead) return <RouteError standalone />
  return (
    <PublicShell>
      <Stack>
        <h1>{t(of === 'invitation' ? 'invite.deadTitle' : 'deadReset.title')}</h1>
        <Notice tone="warn">{t(of === 'invitation' ? 'invite.dead' : 'deadReset.text')}</Notice>
        <LinkButton to={of === 'invitation' ? '/login' : '/forgot'} full>
          {t(of === 'invitation' ? 'login.submit' : 'deadReset.again')}
        </LinkButton>
      </Stack>
    </PublicShell>
  )
}
