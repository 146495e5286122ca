import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { act, load } from '#server/adapter/remix.ts'
import { acceptInvitation } from '#server/identity/accept-invitation.ts'
import { openInvitation } from '#server/identity/open-invitation.ts'
import { DeadLink } from '../features/identity/dead-link.tsx'
import { InvitationPage } from '../features/identity/invitation-page.tsx'
import { sessionHeaders } from '../features/identity/session.server.ts'
import { titled } from '../shell/page-title.tsx'

export const handle = titled('identity', (t) => t('invite.title'))

export async function loader(args: LoaderFunctionArgs) {
  const invitation = await load(args, openInvitation, { token: args.params.token! })
  return { ...invitation, signedInAs: args.context.session?.user ?? null }
}

export const action = (args: ActionFunctionArgs) =>
  act(args, acceptInvitation, {
    input: { token: args.params.token! },
    hide: ['password'],
    redirectTo: ({ landing }) => landing,
    headers: ({ sessionId }) => sessionHeaders(args.context, sessionId),
  })

export default function Invite() {
  return <InvitationPage data={useLoaderData<typeof loader>()} result={useActionData<typeof action>()} />
}

export function ErrorBoundary() {
  return <DeadLink of="invitation" />
}
