import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireWorkspace } from '../shell/require-workspace.server.ts'
import { Workspace } from '../shell/workspace.tsx'
import { RouteError } from '../ui/error-view.tsx'

/** The frame of every page under `/lead`. */
export const loader = ({ context, request }: LoaderFunctionArgs) =>
  requireWorkspace(context, request, 'leader')

export default function LeadLayout() {
  return <Workspace kind="leader" />
}

export function ErrorBoundary() {
  return <RouteError standalone />
}
