import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { standardAction } from '../features/standard/draft-actions.server.ts'
import { loadStandardList } from '../features/standard/standard-list.server.ts'
import { StandardList } from '../features/standard/standard-list.tsx'
import { titled } from '../shell/page-title.tsx'
import { useActionResult } from '../ui/use-action-result.ts'

export const handle = titled('standard', (t) => t('title'))

export const loader = (args: LoaderFunctionArgs) => loadStandardList(args)

export const action = (args: ActionFunctionArgs) => standardAction(args, '/supply')

export default function Standards() {
  const result = useActionResult<typeof action>()
  const error = result && !result.ok ? result.error.message : undefined
  return <StandardList data={useLoaderData<typeof loader>()} base="/supply/standards" error={error} />
}
