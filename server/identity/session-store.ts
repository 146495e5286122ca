import { NodePostgresAdapter } from '@lucia-auth/adapter-postgresql'
import { Lucia, TimeSpan } from 'lucia'
import type pg from 'pg'

/**
 * Sessions, kept in `user_session`. The one file that knows Lucia: replace it here and nobody else notices.
 */
export type SessionRecord = {
  id: string
  userId: string
  /** The session's life was just extended; the cookie wants to be sent again. */
  fresh: boolean
  orgId: string | null
  chainId: string | null
}

export type SessionStore = {
  create(
    userId: string,
    at: { orgId: string | null; chainId: string | null; address: string | null; userAgent: string | null },
  ): Promise<SessionRecord>
  /** Null when it is unknown or has expired. */
  validate(sessionId: string): Promise<SessionRecord | null>
  revoke(sessionId: string): Promise<void>
  /** Ends every session of a person (password changed, account disabled). */
  revokeAll(userId: string): Promise<void>
  /** The session id in a Cookie header. */
  read(cookieHeader: string): string | null
  /** Set-Cookie header that keeps, or with null ends, the session in the browser. */
  cookie(sessionId: string | null): string
}

type Attributes = {
  org_id: string | null
  chain_id: string | null
  user_agent: string | null
  address: string | null
}

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<{ orgId: string | null; chainId: string | null }, Record<string, never>>
    DatabaseSessionAttributes: Attributes
  }
}

/** `pool` must wear the role `chainq_identity`: sessions are read before anybody is known. */
export function createSessionStore(pool: pg.Pool, options: { secure: boolean }): SessionStore {
  const lucia = new Lucia(new NodePostgresAdapter(pool, { user: 'user_account', session: 'user_session' }), {
    sessionExpiresIn: new TimeSpan(14, 'd'),
    sessionCookie: {
      name: options.secure ? '__Host-chainq' : 'chainq',
      attributes: { secure: options.secure, sameSite: 'lax', path: '/' },
    },
    getSessionAttributes: (row) => ({ orgId: row.org_id, chainId: row.chain_id }),
    getUserAttributes: () => ({}),
  })
  const record = (session: {
    id: string
    userId: string
    fresh: boolean
    orgId: string | null
    chainId: string | null
  }) => ({
    id: session.id,
    userId: session.userId,
    fresh: session.fresh,
    orgId: session.orgId,
    chainId: session.chainId,
  })
  return {
    async create(userId, { orgId, chainId, address, userAgent }) {
      const attributes = {
        org_id: orgId,
        chain_id: chainId,
        address,
        user_agent: userAgent?.slice(0, 300) ?? null,
      }
      return record(await lucia.createSession(userId, attributes))
    },
    async validate(sessionId) {
      const { session } = await lucia.validateSession(sessionId)
      return session && record(session)
    },
    revoke: (sessionId) => lucia.invalidateSession(sessionId),
    revokeAll: (userId) => lucia.invalidateUserSessions(userId),
    read: (cookieHeader) => lucia.readSessionCookie(cookieHeader),
    cookie: (sessionId) =>
      (sessionId ? lucia.createSessionCookie(sessionId) : lucia.createBlankSessionCookie()).serialize(),
  }
}
