import { type Kysely, sql } from 'kysely'
import type { DB } from '#db/schema.generated.ts'
import type { Computed, NextScore } from './compute-scores.ts'
import { changedValues, saysTheSame } from './differences.ts'
import type { Chain } from './load-chain.ts'

/** Rows of one INSERT: far below PostgreSQL's 65,535 parameters. */
const batch = 2000

/** Explanations of the current versions. */
export async function loadExplanations(
  db: Kysely<DB>,
  chainId: string,
  orgIds: readonly string[],
): Promise<Map<string, unknown>> {
  const { rows } = await sql<{ orgId: string; content: unknown }>`
    select e.org_id as "orgId", e.content from score_explanation e
    join organization_score s on s.chain_id = ${chainId} and s.org_id = e.org_id and s.version = e.version
    where e.chain_id = ${chainId} and s.valid_to is null and s.org_id = any(${orgIds}::uuid[])`.execute(db)
  return new Map(rows.map(({ orgId, content }) => [orgId, content]))
}

/**
 * Writes a new version beside the old one for every organization whose numbers, grade or explanation changed; gives
 * their ids. `at`: instant from which the new versions hold and until which the old ones did.
 */
export async function writeScores(
  db: Kysely<DB>,
  chain: Chain,
  { scores }: Computed,
  { at, asOf }: { at: string; asOf: string },
): Promise<string[]> {
  const touched = [...scores.values()].filter(
    (next) => next.explanation !== null || changedValues(next, chain.stored.get(next.orgId)).length > 0,
  )
  const explanations = await loadExplanations(
    db,
    chain.chainId,
    touched.map(({ orgId }) => orgId),
  )
  const changed = touched.filter((next) => {
    if (changedValues(next, chain.stored.get(next.orgId)).length > 0) return true
    return next.explanation !== null && !saysTheSame(next.explanation, explanations.get(next.orgId))
  })
  const orgIds = changed.map(({ orgId }) => orgId)
  if (changed.length === 0) return orgIds
  await sql`update organization_score set valid_to = ${at}
    where chain_id = ${chain.chainId} and org_id = any(${orgIds}::uuid[]) and valid_to is null`.execute(db)
  for (let from = 0; from < changed.length; from += batch) {
    await insertVersions(db, chain, changed.slice(from, from + batch), explanations, { at, asOf })
  }
  return orgIds
}

async function insertVersions(
  db: Kysely<DB>,
  { chainId, stored }: Chain,
  scores: readonly NextScore[],
  explanations: ReadonlyMap<string, unknown>,
  { at, asOf }: { at: string; asOf: string },
): Promise<void> {
  const keyed = scores.map((score) => ({
    score,
    key: { chainId, orgId: score.orgId, version: (stored.get(score.orgId)?.version ?? 0) + 1 },
  }))
  await db
    .insertInto('organizationScore')
    .values(
      keyed.map(({ key, score: { explanation: _, ...values } }) => ({
        ...values,
        ...key,
        validFrom: at,
        asOf,
      })),
    )
    .execute()
  await db
    .insertInto('scoreExplanation')
    .values(
      keyed.map(({ key, score }) => ({
        ...key,
        sharedUp: score.sharedUp,
        content: JSON.stringify(score.explanation ?? explanations.get(score.orgId)),
      })),
    )
    .execute()
}

/** Notes each member's distance from the leader where it changed. */
export async function writeTiers(db: Kysely<DB>, chain: Chain, { network }: Computed): Promise<void> {
  const moved = chain.members.flatMap(({ orgId, tier }) => {
    const node = network.nodes.get(orgId)
    return node && node.tier !== tier ? [{ orgId, tier: node.tier }] : []
  })
  if (moved.length === 0) return
  await sql`update chain_member m set tier = v.tier
    from jsonb_to_recordset(${JSON.stringify(moved)}::jsonb) as v ("orgId" uuid, tier integer)
    where m.chain_id = ${chain.chainId} and m.org_id = v."orgId"`.execute(db)
}
