const year = 365 * 24 * 60 * 60

/** Set-Cookie header that keeps a preference for a year. `value` is one of the known ones. */
export function preferenceCookie(request: Request, name: string, value: string): string {
  const secure = new URL(request.url).protocol === 'https:' ? '; Secure' : ''
  return `${name}=${value}; Path=/; Max-Age=${year}; HttpOnly; SameSite=Lax${secure}`
}
