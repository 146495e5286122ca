import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { drawsAction, loadDraws } from '../features/audit/draw/draw.server.ts'
import { DrawsPage } from '../features/audit/draw/draws-page.tsx'
import { titled } from '../shell/page-title.tsx'
import { useActionResult } from '../ui/use-action-result.ts'

export const handle = titled('draw', (t) => t('title'))

export const loader = (args: LoaderFunctionArgs) => loadDraws(args)

export const action = (args: ActionFunctionArgs) => drawsAction(args)

export default function Draws() {
  const result = useActionResult<typeof action>()
  const error = result && !result.ok ? result.error.message : undefined
  return <DrawsPage data={useLoaderData<typeof loader>()} error={error} />
}
