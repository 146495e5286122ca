import { NodePostgresAdapter } from '@lucia-auth/adapter-postgresql'
import type { Kysely } from 'kysely'
import { type DatabaseSession, type DatabaseUser, generateIdFromEntropySize, Lucia, TimeSpan } from 'lucia'
import type pg from 'pg'
import type { DB } from '#db/schema.generated.ts'

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
  /** With `db` the session begins with that unit of work: the account it belongs to may be as young. */
  create(
    userId: string,
    at: { orgId: string | null; chainId: string | null; address: string | null; userAgent: string | null },
    db?: Kysely<DB>,
  ): Promise<SessionRecord>
  /** Null when it is unknown or has expired. */
  validate(sessionId: string): Promise<SessionRecord | null>
  revoke(sessionId: string): Promise<void>
  /** Ends every session of a person (password changed, account disabled). */
  revokeAll(userId: string): Promise<void>
  /** The session id in a Cookie header; null when there is none. */
  read(cookieHeader: string): string | null
  cookieName: string
  /** Set-Cookie header that keeps, or with null ends, the session in the browser. */
  cookie(sessionId: string | null): string
}

type Attributes = {
  org_id: string | null
  chain_id: string | null
  user_agent: string | null
  address: string | null
  seen_at?: string
}

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<
      { orgId: string | null; chainId: string | null; seenAt: string | null },
      Record<string, never>
    >
    DatabaseSessionAttributes: Attributes
  }
}

const life = new TimeSpan(14, 'd')
/** "Last seen" need not be exact; a write per request would be. */
const seenEvery = 5 * 60_000

/** The product reads instants as text (db/connect.ts); Lucia wants a Date. */
class Adapter extends NodePostgresAdapter {
  override async getSessionAndUser(
    sessionId: string,
  ): Promise<[session: DatabaseSession | null, user: DatabaseUser | null]> {
    const [session, user] = await super.getSessionAndUser(sessionId)
    return [session && { ...session, expiresAt: new Date(session.expiresAt) }, user]
  }
}

/** `pool` must wear the role `chainq_identity`: sessions are read before anybody is known. */
export function createSessionStore(pool: pg.Pool, options: { secure: boolean }): SessionStore {
  const cookieName = options.secure ? '__Host-chainq' : 'chainq'
  const lucia = new Lucia(new Adapter(pool, { user: 'user_account', session: 'user_session' }), {
    sessionExpiresIn: life,
    sessionCookie: {
      name: cookieName,
      attributes: { secure: options.secure, sameSite: 'lax', path: '/' },
    },
    getSessionAttributes: (row) => ({
      orgId: row.org_id,
      chainId: row.chain_id,
      seenAt: row.seen_at ?? null,
    }),
    getUserAttributes: () => ({}),
  })
  return {
    cookieName,
    async create(userId, { orgId, chainId, address, userAgent }, db) {
      const agent = userAgent?.slice(0, 300) ?? null
      if (db) {
        const id = generateIdFromEntropySize(25)
        const expiresAt = new Date(Date.now() + life.milliseconds())
        const row = { id, userId, expiresAt, orgId, chainId, address, userAgent: agent }
        await db.insertInto('userSession').values(row).execute()
        return { id, userId, fresh: true, orgId, chainId }
      }
      const attributes = { org_id: orgId, chain_id: chainId, address, user_agent: agent }
      const { id } = await lucia.createSession(userId, attributes)
      return { id, userId, fresh: true, orgId, chainId }
    },
    async validate(sessionId) {
      const { session } = await lucia.validateSession(sessionId)
      if (!session) return null
      const { id, userId, fresh, orgId, chainId, seenAt } = session
      if (seenAt && Date.now() - Date.parse(seenAt) > seenEvery) {
        await pool.query('update user_session set seen_at = now() where id = $1', [id])
      }
      return { id, userId, fresh, orgId, chainId }
    },
    revoke: (sessionId) => lucia.invalidateSession(sessionId),
    revokeAll: (userId) => lucia.invalidateUserSessions(userId),
    read: (cookieHeader) => lucia.readSessionCookie(cookieHeader) || null,
    cookie: (sessionId) =>
      (sessionId ? lucia.createSessionCookie(sessionId) : lucia.createBlankSessionCookie()).serialize(),
  }
}
