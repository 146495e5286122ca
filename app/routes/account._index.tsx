import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { changeAccount, loadAccount } from '../features/identity/account.server.ts'
import { AccountPage } from '../features/identity/account-page.tsx'
import { titled } from '../shell/page-title.tsx'
import { useRoot } from '../shell/use-root.ts'
import { useActionResult } from '../ui/use-action-result.ts'

export const handle = titled('identity', (t) => t('account.title'))

export const loader = (args: LoaderFunctionArgs) => loadAccount(args)

export const action = (args: ActionFunctionArgs) => changeAccount(args)

export default function Account() {
  const { sessions } = useLoaderData<typeof loader>()
  const result = useActionResult<typeof action>()
  const session = useRoot()?.session
  return session ? <AccountPage session={session} sessions={sessions} result={result} /> : null
}
