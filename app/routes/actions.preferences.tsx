import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { localPath } from '#core/identity/local-path.ts'
import { colorSchemes, preferenceCookies } from '#core/identity/preference.ts'
import { locales } from '#core/text.ts'
import { preferenceCookie } from '../shell/preference-cookie.ts'

/** Keeps the chosen language or colour scheme for a year and goes back to the page it came from. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData()
  const headers = new Headers()
  const keep = (cookie: string, field: string, allowed: readonly string[]) => {
    const value = form.get(field)
    if (typeof value !== 'string' || !allowed.includes(value)) return
    headers.append('Set-Cookie', preferenceCookie(request, cookie, value))
  }
  keep(preferenceCookies.locale, 'locale', locales)
  keep(preferenceCookies.colorScheme, 'colorScheme', colorSchemes)
  return redirect(localPath(form.get('returnTo')), { headers })
}

export const loader = () => redirect('/')
