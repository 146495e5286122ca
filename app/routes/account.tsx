import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { Outlet, useLoaderData } from '@remix-run/react'
import { mayAsk } from '#core/identity/permission.ts'
import { AccountFrame } from '../features/identity/account-frame.tsx'
import { RouteError } from '../ui/error-view.tsx'

/** The frame of the pages about oneself and one's organization's people. */
export function loader({ context, request }: LoaderFunctionArgs) {
  if (!context.session) {
    const { pathname, search } = new URL(request.url)
    throw redirect(`/login?returnTo=${encodeURIComponent(pathname.replace(/\.data$/, '') + search)}`)
  }
  return { mayInvite: mayAsk(context.actor, 'organization:invite') }
}

export default function AccountLayout() {
  return (
    <AccountFrame mayInvite={useLoaderData<typeof loader>().mayInvite}>
      <Outlet />
    </AccountFrame>
  )
}

export function ErrorBoundary() {
  return <RouteError standalone />
}
