import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadLeadHome, retryJob } from '../features/home/home.server.ts'
import { LeadHome } from '../features/home/lead-home.tsx'
import { titled } from '../shell/page-title.tsx'

export const handle = titled('organization', (t) => t('lead.title'))

export const loader = (args: LoaderFunctionArgs) => loadLeadHome(args)

export const action = (args: ActionFunctionArgs) => retryJob(args)

export default function Lead() {
  return <LeadHome data={useLoaderData<typeof loader>()} />
}
