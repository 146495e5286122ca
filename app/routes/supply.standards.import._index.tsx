import type { ActionFunctionArgs } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { uploadFile } from '../features/standard/import/import.server.ts'
import { UploadPage } from '../features/standard/import/upload-page.tsx'
import { titled } from '../shell/page-title.tsx'

export const handle = titled('standard-import', (t) => t('title'))

export const action = (args: ActionFunctionArgs) => uploadFile(args, '/supply')

export default function ImportStandard() {
  return <UploadPage base="/supply/standards" error={useActionData<typeof action>()?.error.message} />
}
