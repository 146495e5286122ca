import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { importAction, loadImport } from '../features/standard/import/import.server.ts'
import { ImportPage } from '../features/standard/import/import-page.tsx'
import { titled } from '../shell/page-title.tsx'
import { useActionResult } from '../ui/use-action-result.ts'

export const handle = titled('standard-import', (t) => t('title'))

export const loader = (args: LoaderFunctionArgs) => loadImport(args)

export const action = (args: ActionFunctionArgs) => importAction(args, '/supply')

export default function ImportedStandard() {
  const result = useActionResult<typeof action>()
  const error = result && !result.ok ? result.error.message : undefined
  return <ImportPage data={useLoaderData<typeof loader>()} base="/supply/standards" error={error} />
}
