import { Outlet } from '@remix-run/react'
import type { WorkspaceKind } from '../context.ts'
import { useRoot } from './use-root.ts'
import { type NavigationCounts, WorkspaceShell } from './workspace-shell.tsx'

/** Layout route of a workspace: the shell around the page. */
export function Workspace({ kind, counts }: { kind: WorkspaceKind; counts?: NavigationCounts }) {
  const session = useRoot()?.session
  if (!session) return <Outlet />
  return (
    <WorkspaceShell kind={kind} session={session} counts={counts}>
      <Outlet />
    </WorkspaceShell>
  )
}
