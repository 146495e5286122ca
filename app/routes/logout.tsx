import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { load } from '#server/adapter/remix.ts'
import { signOut } from '#server/identity/sign-out.ts'
import { sessionHeaders } from '../features/identity/session.server.ts'

/** Signing out is a POST: no link or picture of another page can do it. */
export async function action(args: ActionFunctionArgs) {
  await load(args, signOut, {})
  return redirect('/login?out', { headers: sessionHeaders(args.context, null) })
}

export const loader = () => redirect('/')
