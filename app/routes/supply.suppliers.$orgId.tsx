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
    suppliers: '/supply/suppliers',
    audits: '/supply/issued-audits',
    actions: '/supply/issued-actions',
    scores: '/supply/scores',
  }
  return <SupplierDetail data={useLoaderData<typeof loader>()} own={true} paths={paths} />
}
