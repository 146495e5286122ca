import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useT } from '../../i18n/use-t.ts'
import { PublicShell } from '../../shell/public-shell.tsx'
import { useRoot } from '../../shell/use-root.ts'
import { WorkspaceShell } from '../../shell/workspace-shell.tsx'
import { Stack } from '../../ui/layout.tsx'

/** The demo's mailbox stands in the open workspace, or before signing in on a wide sheet. */
export function MailboxFrame({ children }: { children: ReactNode }) {
  const t = useT('notify')
  const root = useRoot()
  const kind = root?.actorKind
  const session = root?.session
  if (session && (kind === 'leader' || kind === 'supplier' || kind === 'committee')) {
    return (
      <WorkspaceShell kind={kind} session={session}>
        {children}
      </WorkspaceShell>
    )
  }
  return (
    <PublicShell wide>
      <Stack>
        {children}
        <p>
          <Link to="/login">{t('mailbox.back')}</Link>
        </p>
      </Stack>
    </PublicShell>
  )
}
