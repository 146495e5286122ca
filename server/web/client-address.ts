import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'

/** The caller's network address; X-Forwarded-For counts only as far as the trusted proxies wrote it. */
export function clientAddress(c: Context, trustedProxies: number): string | null {
  const direct = getConnInfo(c).remote.address ?? null
  if (trustedProxies === 0) return direct
  const forwarded = (c.req.header('x-forwarded-for') ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
  return forwarded.at(-trustedProxies) ?? direct
}
