import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadMembers } from '../features/identity/members.server.ts'
import { MembersPage } from '../features/identity/members-page.tsx'
import { titled } from '../shell/page-title.tsx'

export const handle = titled('identity', (t) => t('members.title'))

export const loader = (args: LoaderFunctionArgs) => loadMembers(args)

export default function Members() {
  return <MembersPage data={useLoaderData<typeof loader>()} />
}
