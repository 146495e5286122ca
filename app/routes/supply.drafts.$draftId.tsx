import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { draftAction, loadDraft } from '../features/standard/editor/draft.server.ts'
import { DraftPage } from '../features/standard/editor/draft-page.tsx'
import { titled } from '../shell/page-title.tsx'
import { useActionResult } from '../ui/use-action-result.ts'

export const handle = titled('standard-editor', (t) => t('title'))

export const loader = (args: LoaderFunctionArgs) => loadDraft(args)

export const action = (args: ActionFunctionArgs) => draftAction(args, '/supply')

export default function Draft() {
  const data = useLoaderData<typeof loader>()
  const result = useActionResult<typeof action>()
  const failed = result && !result.ok ? result.error.message : undefined
  return <DraftPage key={data.draft.draftId} data={data} base="/supply" error={failed} />
}
