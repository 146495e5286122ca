import type { MiddlewareHandler } from 'hono'

/** Headers that keep a page from being framed, sniffed or fed with foreign scripts. */
export function securityHeaders(options: {
  secure: boolean
  development: boolean
}): MiddlewareHandler<{ Variables: { nonce: string } }> {
  return async (c, next) => {
    await next()
    const nonce = c.get('nonce')
    const scripts = `'self' 'nonce-${nonce}'`
    const policy = [
      "default-src 'self'",
      `script-src ${scripts}`,
      // Inline style attributes come from the component library; style elements need the nonce.
      options.development ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
      "style-src-attr 'unsafe-inline'",
      "img-src 'self' data: blob:",
      "font-src 'self'",
      options.development ? "connect-src 'self' ws:" : "connect-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
      ...(options.secure ? ['upgrade-insecure-requests'] : []),
    ].join('; ')
    const headers = c.res.headers
    if (!headers.has('content-security-policy')) headers.set('content-security-policy', policy)
    headers.set('x-content-type-options', 'nosniff')
    headers.set('referrer-policy', 'same-origin')
    headers.set('x-frame-options', 'DENY')
    headers.set('cross-origin-opener-policy', 'same-origin')
    headers.set('cross-origin-resource-policy', 'same-origin')
    headers.set('permissions-policy', 'camera=(self), geolocation=(), microphone=()')
    if (options.secure) headers.set('strict-transport-security', 'max-age=31536000; includeSubDomains')
  }
}

const safe = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * A write must come from our own pages: its Origin is ours, or (no Origin, as some clients send none) the browser
 * says same-origin, or there is no cookie that it could misuse.
 */
export function mayWrite(request: Request, ownOrigins: readonly string[]): boolean {
  if (safe.has(request.method)) return true
  const origin = request.headers.get('origin')
  if (origin !== null) return ownOrigins.includes(origin)
  const site = request.headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin' || site === 'none'
  return !request.headers.has('cookie')
}
