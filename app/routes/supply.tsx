import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadSupplyFrame } from '../shell/navigation-counts.server.ts'
import { Workspace } from '../shell/workspace.tsx'
import { RouteError } from '../ui/error-view.tsx'

/** The frame of every page under `/supply`. */
export const loader = (args: LoaderFunctionArgs) => loadSupplyFrame(args)

export default function SupplyLayout() {
  return <Workspace kind="supplier" counts={useLoaderData<typeof loader>().counts} />
}

export function ErrorBoundary() {
  return <RouteError standalone />
}
