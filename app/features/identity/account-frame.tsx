import { NavLink } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { SessionView } from '../../context.ts'
import { useT } from '../../i18n/use-t.ts'
import { PublicShell } from '../../shell/public-shell.tsx'
import { useRoot } from '../../shell/use-root.ts'
import { WorkspaceShell } from '../../shell/workspace-shell.tsx'
import { Stack } from '../../ui/layout.tsx'
import styles from './account.module.css'

/** Pages about oneself stand in the workspace that is open; who has none sees them as at the door. */
export function AccountFrame(props: { mayInvite: boolean; children: ReactNode }) {
  const t = useT('identity')
  const root = useRoot()
  const kind = root?.actorKind
  const session = root?.session
  if (session && (kind === 'leader' || kind === 'supplier' || kind === 'committee')) {
    return (
      <WorkspaceShell kind={kind} session={session}>
        <Stack>
          <nav aria-label={t('tabs.label')} className={styles.tabs}>
            <NavLink to="/account" end>
              {t('tabs.account')}
            </NavLink>
            <NavLink to="/account/members">{t('tabs.members')}</NavLink>
            {props.mayInvite && <NavLink to="/account/invitations">{t('tabs.invitations')}</NavLink>}
            {kind === 'supplier' && suppliesInSeveral(session) && (
              <NavLink to="/account/consents">{t('tabs.consents')}</NavLink>
            )}
          </nav>
          {props.children}
        </Stack>
      </WorkspaceShell>
    )
  }
  return <PublicShell>{props.children}</PublicShell>
}

/** What was answered in one chain can be of use in another only where there is another. */
const suppliesInSeveral = ({ memberships, orgId }: SessionView) =>
  (memberships
    .find((membership) => membership.orgId === orgId)
    ?.chains.filter((chain) => chain.kind === 'supplier').length ?? 0) > 1
