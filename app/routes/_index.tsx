import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { workspaceHome } from '../shell/navigation.ts'

/** Everybody starts in the workspace of the organization they act for. */
export function loader({ context }: LoaderFunctionArgs) {
  const { actor } = context
  const known = actor.kind === 'leader' || actor.kind === 'supplier' || actor.kind === 'committee'
  return redirect(known ? workspaceHome[actor.kind] : actor.kind === 'guest' ? '/account' : '/login')
}
