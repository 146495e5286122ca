import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { confirmUploadedList, loadImport } from '../features/supplier/supplier-import.server.ts'
import { SupplierPreview } from '../features/supplier/supplier-preview.tsx'
import { titled } from '../shell/page-title.tsx'

export const handle = titled('supplier', (t) => t('import.previewTitle'))

export const loader = (args: LoaderFunctionArgs) => loadImport(args)

export const action = (args: ActionFunctionArgs) => confirmUploadedList(args)

export default function PreviewImport() {
  return <SupplierPreview data={useLoaderData<typeof loader>()} base="/supply/suppliers" own={true} />
}
