import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { localPath } from '#core/identity/local-path.ts'
import { act, load } from '#server/adapter/remix.ts'
import { listDemoLogins } from '#server/identity/list-demo-logins.ts'
import { signIn } from '#server/identity/sign-in.ts'
import { LoginPage } from '../features/identity/login-page.tsx'
import { isAtWork, sessionHeaders } from '../features/identity/session.server.ts'
import { titled } from '../shell/page-title.tsx'

export const handle = titled('identity', (t) => t('login.title'))

const returnTo = (request: Request) => localPath(new URL(request.url).searchParams.get('returnTo'))

export async function loader(args: LoaderFunctionArgs) {
  if (isAtWork(args.context)) throw redirect(returnTo(args.request))
  if (args.context.session) throw redirect('/account')
  return load(args, listDemoLogins, {})
}

export const action = (args: ActionFunctionArgs) =>
  act(args, signIn, {
    hide: ['password'],
    redirectTo: returnTo(args.request),
    headers: ({ sessionId }) => sessionHeaders(args.context, sessionId),
  })

export default function Login() {
  return <LoginPage demo={useLoaderData<typeof loader>()} result={useActionData<typeof action>()} />
}
