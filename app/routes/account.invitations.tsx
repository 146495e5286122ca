import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { changeInvitations, loadInvitations } from '../features/identity/invitations.server.ts'
import { InvitationsPage } from '../features/identity/invitations-page.tsx'
import { titled } from '../shell/page-title.tsx'
import { useActionResult } from '../ui/use-action-result.ts'

export const handle = titled('identity', (t) => t('invitations.title'))

export const loader = (args: LoaderFunctionArgs) => loadInvitations(args)

export const action = (args: ActionFunctionArgs) => changeInvitations(args)

export default function Invitations() {
  return <InvitationsPage data={useLoaderData<typeof loader>()} result={useActionResult<typeof action>()} />
}
