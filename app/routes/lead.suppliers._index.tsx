import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadSupplierList } from '../features/supplier/supplier-list.server.ts'
import { SupplierList } from '../features/supplier/supplier-list.tsx'
import { titled } from '../shell/page-title.tsx'

export const handle = titled('supplier', (t) => t('title'))

export const loader = (args: LoaderFunctionArgs) => loadSupplierList(args)

export default function Suppliers() {
  return <SupplierList data={useLoaderData<typeof loader>()} base="/lead/suppliers" own={false} />
}
