import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { localPath } from '#core/identity/local-path.ts'
import { colorSchemes, preferenceCookies } from '#core/identity/preference.ts'
import { locales } from '#core/text.ts'

const year = 365 * 24 * 60 * 60

/** Keeps the chosen language or colour scheme for a year and goes back to the page it came from. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData()
  const headers = new Headers()
  const keep = (cookie: string, field: string, allowed: readonly string[]) => {
    const value = form.get(field)
    if (typeof value !== 'string' || !allowed.includes(value)) return
    const secure = new URL(request.url).protocol === 'https:' ? '; Secure' : ''
    headers.append(
      'Set-Cookie',
      `${cookie}=${value}; Path=/; Max-Age=${year}; HttpOnly; SameSite=Lax${secure}`,
    )
  }
  keep(preferenceCookies.locale, 'locale', locales)
  keep(preferenceCookies.colorScheme, 'colorScheme', colorSchemes)
  return redirect(localPath(form.get('returnTo')), { headers })
}

export const loader = () => redirect('/')
