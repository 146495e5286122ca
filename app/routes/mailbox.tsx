import { Outlet } from '@remix-run/react'
import { MailboxFrame } from '../features/notify/mailbox-frame.tsx'
import { RouteError } from '../ui/error-view.tsx'

export default function Mailbox() {
  return (
    <MailboxFrame>
      <Outlet />
    </MailboxFrame>
  )
}

export function ErrorBoundary() {
  return <RouteError standalone />
}
