import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { describeDevice } from '#core/identity/device.ts'
import { preferenceCookies } from '#core/identity/preference.ts'
import { act, load } from '#server/adapter/remix.ts'
import { changeName } from '#server/identity/change-name.ts'
import { changePassword } from '#server/identity/change-password.ts'
import { listSessions } from '#server/identity/list-sessions.ts'
import { revokeOtherSessions } from '#server/identity/revoke-other-sessions.ts'
import { revokeSession } from '#server/identity/revoke-session.ts'
import { setLocale } from '#server/identity/set-locale.ts'
import { preferenceCookie } from '../../shell/preference-cookie.ts'

export async function loadAccount(args: LoaderFunctionArgs) {
  const { sessions } = await load(args, listSessions, {})
  return {
    sessions: sessions.map(({ userAgent, ...session }) => ({
      ...session,
      device: describeDevice(userAgent),
    })),
  }
}

export const intents = ['name', 'locale', 'password', 'revoke', 'others'] as const
export type Intent = (typeof intents)[number]

/** One page, several forms: each says in `intent` which one it is. What came back is told to that form alone. */
export async function changeAccount(args: ActionFunctionArgs) {
  const form = await args.request.clone().formData()
  const intent = intents.find((known) => known === form.get('intent'))
  const redirectTo = `/account?done=${intent}`
  switch (intent) {
    case 'name':
      return act(args, changeName, { redirectTo })
    case 'locale':
      return act(args, setLocale, {
        redirectTo,
        headers: () => ({
          'set-cookie': preferenceCookie(args.request, preferenceCookies.locale, String(form.get('locale'))),
        }),
      })
    case 'password':
      return act(args, changePassword, { redirectTo, hide: ['current', 'password'] })
    case 'revoke':
      return act(args, revokeSession, { redirectTo })
    case 'others':
      return act(args, revokeOtherSessions, { redirectTo })
    default:
      throw new Response(null, { status: 400 })
  }
}
