import type { Transaction } from 'kysely'
import type { PartyActor } from '#core/identity/actor.ts'
import type { Change } from '#core/standard/change.ts'
import { compareStandards, loosenings } from '#core/standard/compare.ts'
import type { StandardContent } from '#core/standard/content.ts'
import type { DB } from '#db/schema.generated.ts'
import { contentOf } from './content-of.ts'

/** A published version that a draft is measured against. */
export type Upstream = {
  standardId: string
  versionId: string
  version: number
  ownerOrgId: string
  ownerName: string
  /** Days until then the version before may still be worked by. */
  followBy: string | null
  content: StandardContent
}

/** The version with this id, if the actor may see it. */
export async function versionById(db: Transaction<DB>, actor: PartyActor, versionId: string) {
  const row = await base(db, actor).where('v.id', '=', versionId).executeTakeFirst()
  return row ? withContent(db, actor, row) : null
}

/** The version in force of a standard. */
export async function currentVersion(db: Transaction<DB>, actor: PartyActor, standardId: string) {
  const row = await base(db, actor)
    .where('v.standardId', '=', standardId)
    .where('v.status', '=', 'published')
    .executeTakeFirst()
  return row ? withContent(db, actor, row) : null
}

/**
 * Versions in force of other buyers of the actor that go back to the same standard of the leader: whoever supplies
 * two buyers owes both what they ask.
 */
export async function otherBuyers(
  db: Transaction<DB>,
  actor: PartyActor,
  draft: { rootStandardId: string | null; parentStandardId: string | null },
): Promise<Upstream[]> {
  if (!draft.rootStandardId) return []
  const rows = await base(db, actor)
    .innerJoin('supplyLink as l', (join) =>
      join
        .on('l.chainId', '=', actor.chainId)
        .on('l.supplierOrgId', '=', actor.orgId)
        .onRef('l.buyerOrgId', '=', 'v.issuerOrgId'),
    )
    .where('v.status', '=', 'published')
    .where('s.rootStandardId', '=', draft.rootStandardId)
    .where('s.id', '!=', draft.parentStandardId ?? '')
    .where('s.issuerOrgId', '!=', actor.orgId)
    .execute()
  return Promise.all(rows.map((row) => withContent(db, actor, row)))
}

export type Loosening = Change & { upstream: { versionId: string; version: number; ownerName: string } }

/** Everything in which a content asks less than these versions. */
export const loosenedAgainst = (upstreams: Upstream[], content: StandardContent): Loosening[] =>
  upstreams.flatMap(({ versionId, version, ownerName, content: asked }) =>
    loosenings(compareStandards(asked, content)).map((change) => ({
      ...change,
      upstream: { versionId, version, ownerName },
    })),
  )

const base = (db: Transaction<DB>, actor: PartyActor) =>
  db
    .selectFrom('standardVersion as v')
    .innerJoin('standard as s', (join) =>
      join.on('s.chainId', '=', actor.chainId).onRef('s.id', '=', 'v.standardId'),
    )
    .leftJoin('organization as o', 'o.id', 'v.issuerOrgId')
    .select(['v.id', 'v.standardId', 'v.version', 'v.issuerOrgId', 'v.contentHash', 'v.followBy', 'o.name'])
    .where('v.chainId', '=', actor.chainId)

type Row = Awaited<ReturnType<ReturnType<typeof base>['execute']>>[number]

async function withContent(db: Transaction<DB>, actor: PartyActor, row: Row): Promise<Upstream> {
  return {
    standardId: row.standardId,
    versionId: row.id,
    version: row.version,
    ownerOrgId: row.issuerOrgId,
    ownerName: row.name ?? '',
    followBy: row.followBy,
    content: await contentOf(db, { chainId: actor.chainId, versionId: row.id, hash: row.contentHash }),
  }
}
