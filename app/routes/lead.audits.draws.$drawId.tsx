import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { drawAction, loadDraw } from '../features/audit/draw/draw.server.ts'
import { DrawPage } from '../features/audit/draw/draw-page.tsx'
import { titled } from '../shell/page-title.tsx'
import { useActionResult } from '../ui/use-action-result.ts'

export const handle = titled('draw', (t) => t('title'))

export const loader = (args: LoaderFunctionArgs) => loadDraw(args)

export const action = (args: ActionFunctionArgs) => drawAction(args)

export default function Draw() {
  const result = useActionResult<typeof action>()
  const error = result && !result.ok ? result.error.message : undefined
  return <DrawPage data={useLoaderData<typeof loader>()} error={error} />
}
