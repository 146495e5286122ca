import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadSupplier, saveLink } from '../features/supplier/supplier-detail.server.ts'
import { SupplierDetail } from '../features/supplier/supplier-detail.tsx'
import { titled } from '../shell/page-title.tsx'

export const handle = titled('supplier', (_, data: { name: string }) => data.name)

export const loader = (args: LoaderFunctionArgs) => loadSupplier(args)

export const action = (args: ActionFunctionArgs) => saveLink(args)

export default function Supplier() {
  const paths = {
    suppliers: '/lead/suppliers',
    audits: '/lead/audits',
    actions: '/lead/actions',
    scores: '/lead/scores',
  }
  return <SupplierDetail data={useLoaderData<typeof loader>()} own={false} paths={paths} />
}
