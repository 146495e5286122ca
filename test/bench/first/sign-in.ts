/** Signs in as a browser's form would, and gives the session cookie as `name=value`. */
export async function signIn(address: string, login: string, password: string): Promise<string> {
  const response = await fetch(`${address}/login`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: address, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ login, password }),
  })
  const cookie = response.headers.getSetCookie().find((one) => /^(__Host-)?chainq=/.test(one))
  if (!cookie) throw new Error(`${login} could not sign in: ${response.status}`)
  return cookie.split(';')[0]!
}
