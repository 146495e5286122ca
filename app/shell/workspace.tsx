import { Outlet } from '@remix-run/react'
import type { WorkspaceKind } from '../context.ts'
import { useRoot } from './use-root.ts'
import { WorkspaceShell } from './workspace-shell.tsx'

/** Layout route of a workspace: the shell around the page. */
export function Workspace({ kind }: { kind: WorkspaceKind }) {
  const session = useRoot()?.session
  if (!session) return <Outlet />
  return (
    <WorkspaceShell kind={kind} session={session}>
      <Outlet />
    </WorkspaceShell>
  )
}
