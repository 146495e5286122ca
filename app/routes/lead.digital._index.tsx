import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { changeDigital, loadDigital } from '../features/digital/enterprises.server.ts'
import { DigitalOverview } from '../features/digital/enterprises.tsx'
import { titled } from '../shell/page-title.tsx'

export const handle = titled('digital', (t) => t('title'))

export const loader = (args: LoaderFunctionArgs) => loadDigital(args)

export const action = (args: ActionFunctionArgs) => changeDigital(args)

export default function Digital() {
  return <DigitalOverview data={useLoaderData<typeof loader>()} />
}
