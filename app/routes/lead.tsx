import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadLeadFrame } from '../shell/navigation-counts.server.ts'
import { Workspace } from '../shell/workspace.tsx'
import { RouteError } from '../ui/error-view.tsx'

/** The frame of every page under `/lead`. */
export const loader = (args: LoaderFunctionArgs) => loadLeadFrame(args)

export default function LeadLayout() {
  return <Workspace kind="leader" counts={useLoaderData<typeof loader>().counts} />
}

export function ErrorBoundary() {
  return <RouteError standalone />
}
