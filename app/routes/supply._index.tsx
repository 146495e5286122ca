import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadSupplyHome } from '../features/home/home.server.ts'
import { SupplyHome } from '../features/home/supply-home.tsx'
import { titled } from '../shell/page-title.tsx'

export const handle = titled('organization', (t) => t('supply.title'))

export const loader = (args: LoaderFunctionArgs) => loadSupplyHome(args)

export default function Supply() {
  return <SupplyHome data={useLoaderData<typeof loader>()} />
}
