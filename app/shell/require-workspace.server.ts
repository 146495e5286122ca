import { type AppLoadContext, redirect } from '@remix-run/node'
import type { WorkspaceKind } from '../context.ts'
import { workspaceHome } from './navigation.ts'

/**
 * Sends whoever does not work in this workspace to where they belong: the anonymous to the login page (and back here
 * afterwards), the others to their own home. What a page may show is guarded by its use case, not here.
 */
export function requireWorkspace(context: AppLoadContext, request: Request, kind: WorkspaceKind): null {
  const { actor, session } = context
  if (actor.kind === kind && session) return null
  if (actor.kind === 'leader' || actor.kind === 'supplier' || actor.kind === 'committee')
    throw redirect(workspaceHome[actor.kind])
  const { pathname, search } = new URL(request.url)
  throw redirect(`/login?returnTo=${encodeURIComponent(pathname.replace(/\.data$/, '') + search)}`)
}
