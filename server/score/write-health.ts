import { type Kysely, sql } from 'kysely'
import { chainHealth } from '#core/chain/health.ts'
import type { ChainHealth, ChainWork } from '#core/chain/health-schema.ts'
import type { Rolled } from '#core/chain/rule.ts'
import { currentDefinition } from '#core/digital/definition.ts'
import { type ChainRates, chainRates } from '#core/digital/rates.ts'
import type { ScorePolicy } from '#core/score/policy.ts'
import { canonicalJson } from '#core/standard/canonical-json.ts'
import type { DB } from '#db/schema.generated.ts'
import type { Computed } from './compute-scores.ts'
import type { Chain } from './load-chain.ts'
import { loadDigital } from './load-facts.ts'

/** Writes the chain's health as a new version when it says something new; tells whether it did. */
export async function writeHealth(
  db: Kysely<DB>,
  chain: Chain,
  computed: Computed,
  policy: ScorePolicy,
  { at, asOf }: { at: string; asOf: string },
): Promise<boolean> {
  const { chainId } = chain
  const health = await currentHealth(db, chain, computed, policy, asOf)
  const before = await db
    .selectFrom('chainHealth')
    .select(['version', 'validFrom', 'content'])
    .where('chainId', '=', chainId)
    .where('validTo', 'is', null)
    .executeTakeFirst()
  if (before && saysTheSame(health, before.content)) return false
  const from =
    before && before.validFrom >= at ? new Date(Date.parse(before.validFrom) + 1).toISOString() : at
  if (before) {
    await db
      .updateTable('chainHealth')
      .set({ validTo: from })
      .where('chainId', '=', chainId)
      .where('version', '=', before.version)
      .execute()
  }
  const { score, grade, coverage } = health
  await db
    .insertInto('chainHealth')
    .values({
      ...{ chainId, version: (before?.version ?? 0) + 1, validFrom: from, asOf },
      ...{ score, grade, coverage, content: JSON.stringify(health) },
    })
    .execute()
  return true
}

const saysTheSame = (health: ChainHealth, stored: unknown) =>
  canonicalJson({ ...health, asOf: '' }) === canonicalJson({ ...(stored as object), asOf: '' })

/** The health that follows from the scores as they now stand; call it after they are written. */
export async function currentHealth(
  db: Kysely<DB>,
  chain: Chain,
  { network, scores }: Computed,
  policy: ScorePolicy,
  asOf: string,
): Promise<ChainHealth> {
  const versions = await countingVersions(db, chain.chainId)
  const members = [...scores.values()].map(({ orgId, grade, sharedUp }) => ({
    organizationId: orgId,
    grade,
    visible: sharedUp,
    standardVersionIds: versions.get(orgId) ?? [],
  }))
  const values = new Map<string, Rolled>(
    [...scores.values()].map((s) => [s.orgId, { rolled: s.rolled, coverage: s.rolledCoverage }]),
  )
  const digital = await loadRates(db, chain, asOf)
  return chainHealth({
    asOf,
    policy,
    network,
    values,
    members,
    digital,
    work: await loadWork(db, chain, asOf),
  })
}

/** Standard versions of the audits that count in each organization's current score: its explanation names them. */
async function countingVersions(db: Kysely<DB>, chainId: string): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ orgId: string; versions: string[] }>`
    select s.org_id as "orgId", jsonb_path_query_array(e.content,
      '$.components[*].inputs[*] ? (@.kind == "audit" && @.status == "counts").values.standardVersionId') as versions
    from organization_score s
    join score_explanation e on e.chain_id = ${chainId} and e.org_id = s.org_id and e.version = s.version
    where s.chain_id = ${chainId} and s.valid_to is null`.execute(db)
  return new Map(rows.map(({ orgId, versions }) => [orgId, versions]))
}

/** The two rates over the enterprises above designated size: by the register's latest list up to the day's year. */
async function loadRates(db: Kysely<DB>, chain: Chain, asOf: string): Promise<ChainRates> {
  const designated = await db
    .selectFrom('designatedEnterprise')
    .select(['orgId', 'year'])
    .where('chainId', '=', chain.chainId)
    .where('year', '<=', Number(asOf.slice(0, 4)))
    .orderBy('year', 'desc')
    .execute()
  const year = designated[0]?.year ?? Number(asOf.slice(0, 4))
  const listed = new Set(designated.filter((row) => row.year === year).map(({ orgId }) => orgId))
  const reports = await loadDigital(db, chain.chainId, chain.scoredIds, asOf)
  return chainRates(
    chain.scoredIds.map((organizationId) => ({
      organizationId,
      designated: listed.has(organizationId),
      facts: reports.get(organizationId)?.[0] ?? null,
    })),
    { year, definition: currentDefinition },
  )
}

/** Work under way that may be counted for everybody: the leader's own and what tier-1 suppliers share. */
async function loadWork(db: Kysely<DB>, { chainId, leaderOrgId }: Chain, asOf: string): Promise<ChainWork> {
  const { rows } = await sql<ChainWork>`
    select
      count(*) filter (where kind = 'audit' and state in ('launched', 'answering'))::int as "auditsAnswering",
      count(*) filter (where kind = 'audit' and state in ('submitted', 'reviewing'))::int as "auditsSubmitted",
      count(*) filter (where kind = 'audit' and state = 'signed' and day > ${asOf}::date - interval '12 months')::int as "auditsSigned",
      count(*) filter (where kind = 'action')::int as "actionsOpen",
      count(*) filter (where kind = 'action' and day < ${asOf}::date)::int as "actionsOverdue"
    from (
      select 'audit' as kind, state, (signed_at at time zone 'Asia/Shanghai')::date as day from audit
      where chain_id = ${chainId} and (issuer_org_id = ${leaderOrgId} or shared_up)
      union all
      select 'action', state, due_on from corrective_action
      where chain_id = ${chainId} and (issuer_org_id = ${leaderOrgId} or shared_up) and state not in ('closed', 'cancelled')
    ) work`.execute(db)
  return rows[0]!
}
