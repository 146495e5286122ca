import type { Kysely } from 'kysely'
import type { DB } from '#db/schema.generated.ts'

export type Member = { orgId: string; role: string; tier: number | null; visibleToLeader: boolean }
export type Link = { buyerOrgId: string; supplierOrgId: string; share: number | null; sharedUp: boolean }

/** The current version of an organization's score; numbers as they were computed, to the last digit. */
export type StoredScore = {
  orgId: string
  version: number
  validFrom: string
  policyVersion: number
  own: number | null
  ownCoverage: number
  grade: string | null
  rolled: number | null
  rolledCoverage: number
  sharedUp: boolean
}

export type Chain = {
  chainId: string
  leaderOrgId: string
  members: Member[]
  /** Enterprises of the chain: whoever has a score. */
  scoredIds: string[]
  links: Link[]
  stored: Map<string, StoredScore>
}

const scoredRoles = ['leader', 'supplier']

/** Who is in the chain, who buys from whom, and the scores as they stand. */
export async function loadChain(db: Kysely<DB>, chainId: string): Promise<Chain> {
  const { leaderOrgId } = await db
    .selectFrom('chain')
    .select('leaderOrgId')
    .where('id', '=', chainId)
    .executeTakeFirstOrThrow()
  const members = await db
    .selectFrom('chainMember')
    .select(['orgId', 'role', 'tier', 'visibleToLeader'])
    .where('chainId', '=', chainId)
    .orderBy('orgId')
    .execute()
  const links = await db
    .selectFrom('supplyLink')
    .select(['buyerOrgId', 'supplierOrgId', 'share', 'sharedUp'])
    .where('chainId', '=', chainId)
    .execute()
  const stored = await db
    .selectFrom('organizationScore')
    .select(['orgId', 'version', 'validFrom', 'policyVersion', 'own', 'ownCoverage', 'grade'])
    .select(['rolled', 'rolledCoverage', 'sharedUp'])
    .where('chainId', '=', chainId)
    .where('validTo', 'is', null)
    .execute()
  return {
    chainId,
    leaderOrgId,
    members,
    scoredIds: members.filter(({ role }) => scoredRoles.includes(role)).map(({ orgId }) => orgId),
    links,
    stored: new Map(stored.map((score) => [score.orgId, score])),
  }
}

/**
 * Organizations whose score the chain leader and the committee may see: the leader, and visible members on a link
 * that leads up to it or that its buyer shared.
 */
export function sharedUpIds({ members, links, leaderOrgId }: Chain): Set<string> {
  const visible = new Set(members.filter((m) => m.visibleToLeader).map(({ orgId }) => orgId))
  const shared = links.filter((link) => link.sharedUp || link.buyerOrgId === leaderOrgId)
  return new Set([leaderOrgId, ...shared.map((link) => link.supplierOrgId).filter((id) => visible.has(id))])
}
