import type { ActionFunctionArgs } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { checkUploadedList } from '../features/supplier/supplier-import.server.ts'
import { SupplierUpload } from '../features/supplier/supplier-upload.tsx'
import { titled } from '../shell/page-title.tsx'

export const handle = titled('supplier', (t) => t('import.title'))

export const action = (args: ActionFunctionArgs) => checkUploadedList(args, '/supply/suppliers')

export default function ImportSuppliers() {
  return (
    <SupplierUpload
      base="/supply/suppliers"
      own={true}
      error={useActionData<typeof action>()?.error.message}
    />
  )
}
