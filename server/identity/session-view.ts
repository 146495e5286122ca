import { sql } from 'kysely'
import type { Actor, MembershipRole, PartyKind } from '#core/identity/actor.ts'
import type { Services } from '#server/runtime/services.ts'
import { unitOfWork } from '#server/use-case/unit-of-work.ts'

/** One organization a person acts for, with the chains in which it takes part and as what. */
export type MembershipView = {
  orgId: string
  orgName: string
  role: MembershipRole
  chains: { id: string; name: string; kind: PartyKind }[]
}

/** Who is signed in, and the organization and chain that are open. Goes to the browser: the session's id is not in it. */
export type SessionView = {
  user: { id: string; name: string; login: string; locale: 'zh' | 'en' }
  memberships: MembershipView[]
  /** Null while the person belongs to no organization of any chain. */
  orgId: string | null
  chainId: string | null
}

type Row = {
  name: string
  login: string
  locale: 'zh' | 'en'
  memberships: MembershipView[] | null
}

const anonymous = { actor: { kind: 'anonymous' } as Actor, session: null, sessionId: null, fresh: false }

/**
 * Turns a session id into an actor, from the memberships of this moment: whoever was removed from an organization
 * a second ago is no longer its actor. An open organization that is no longer theirs falls back to the first one.
 */
export async function resolveSession(
  services: Services,
  sessionId: string | null,
  requestId: string,
): Promise<{ actor: Actor; session: SessionView | null; sessionId: string | null; fresh: boolean }> {
  const record = sessionId ? await services.sessions.validate(sessionId) : null
  if (!record) return anonymous
  const row = await unitOfWork(
    services.db,
    {
      actor: { kind: 'anonymous' },
      role: 'identity',
      useCase: 'identity.session',
      requestId,
      readOnly: true,
    },
    async (db) => {
      const { rows } = await sql<Row>`
        select u.name, u.login, u.locale, (
          select jsonb_agg(jsonb_build_object('orgId', o.id, 'orgName', coalesce(o.short_name, o.name), 'role', m.role, 'chains', (
              select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name, 'kind', cm.role) order by c.code), '[]')
              from chain_member cm join chain c on c.id = cm.chain_id
              where cm.org_id = o.id and cm.role in ('leader', 'supplier', 'committee') and cm.status <> 'suspended'
            )) order by m.created_at, o.id)
          from membership m join organization o on o.id = m.org_id where m.user_id = u.id
        ) as memberships
        from user_account u where u.id = ${record.userId} and u.disabled_at is null`.execute(db)
      return rows[0]
    },
  )
  if (!row) return anonymous
  const memberships = row.memberships ?? []
  const open = openPlace(memberships, record)
  const user = { id: record.userId, name: row.name, login: row.login, locale: row.locale }
  return {
    actor: open
      ? {
          kind: open.chain.kind,
          userId: user.id,
          userName: user.name,
          orgId: open.membership.orgId,
          chainId: open.chain.id,
          role: open.membership.role,
        }
      : { kind: 'guest', userId: user.id, userName: user.name },
    session: {
      user,
      memberships,
      orgId: open?.membership.orgId ?? null,
      chainId: open?.chain.id ?? null,
    },
    sessionId: record.id,
    fresh: record.fresh,
  }
}

/** The organization and chain a session stands in; the nearest one that is still allowed. */
export function openPlace(
  memberships: readonly MembershipView[],
  wanted: { orgId: string | null; chainId: string | null },
) {
  const places = memberships.flatMap((membership) =>
    membership.chains.map((chain) => ({ membership, chain })),
  )
  return (
    places.find((p) => p.membership.orgId === wanted.orgId && p.chain.id === wanted.chainId) ??
    places.find((p) => p.membership.orgId === wanted.orgId) ??
    places[0] ??
    null
  )
}
