import type { Kysely } from 'kysely'
import { dayInChina } from '#core/corrective/due-date.ts'
import type { DB } from '#db/schema.generated.ts'
import type { Emit } from '#server/use-case/define.ts'
import { computeScores } from './compute-scores.ts'
import { type Chain, loadChain } from './load-chain.ts'
import { loadFacts } from './load-facts.ts'
import { loadPolicy, storePolicy } from './load-policy.ts'
import { deleteMarks, readMarks } from './stale-marks.ts'
import { writeHealth } from './write-health.ts'
import { writeScores, writeTiers } from './write-scores.ts'

export type Rescored = {
  /** Marks taken. */
  marks: number
  /** Organizations whose own score was computed, and those that got a new version. */
  scored: number
  changed: number
  healthChanged: boolean
}

/**
 * Takes the chain's stale marks and brings its scores up to date, in the transaction of the caller, who holds the
 * chain's lock. Does nothing without marks; a second run on the same facts writes no second version.
 */
export async function rescore(
  { db, emit, now }: { db: Kysely<DB>; emit: Emit; now: Date },
  chainId: string,
): Promise<Rescored> {
  const marks = await readMarks(db, chainId)
  if (marks.length === 0) return { marks: 0, scored: 0, changed: 0, healthChanged: false }
  const chain = await loadChain(db, chainId)
  const { policy, stored } = await loadPolicy(db, chainId)
  if (!stored) await storePolicy(db, chainId, policy)

  const asOf = dayInChina(now.toISOString())
  const at = instantAfter(chain, now)
  const marked = new Set(marks.map(({ orgId }) => orgId))
  const due = chain.scoredIds.filter(
    (id) => marked.has(id) || chain.stored.get(id)?.policyVersion !== policy.version,
  )
  const computed = computeScores(chain, await loadFacts(db, chainId, due, asOf), policy, asOf)
  const changed = await writeScores(db, chain, computed, { at, asOf })
  await writeTiers(db, chain, computed)
  const healthChanged = await writeHealth(db, chain, computed, policy, { at, asOf })
  await deleteMarks(db, chainId, marks)

  if (changed.length > 0) emit.changed('score', withBuyers(chain, changed))
  if (healthChanged) emit.changed('health', healthReaders(chain))
  return { marks: marks.length, scored: due.length, changed: changed.length, healthChanged }
}

/** When the new versions begin: now, but after everything that stands, also when clocks of machines differ. */
function instantAfter({ stored }: Chain, now: Date): string {
  const latest = Math.max(0, ...[...stored.values()].map(({ validFrom }) => Date.parse(validFrom)))
  return new Date(Math.max(now.getTime(), latest + 1)).toISOString()
}

/** Direct buyers see their suppliers' scores, so their pages change too. */
function withBuyers({ links }: Chain, orgIds: readonly string[]): string[] {
  const changed = new Set(orgIds)
  const buyers = links.filter((link) => changed.has(link.supplierOrgId)).map((link) => link.buyerOrgId)
  return [...new Set([...orgIds, ...buyers])]
}

const healthReaders = ({ members, leaderOrgId }: Chain) => [
  leaderOrgId,
  ...members.filter(({ role }) => role === 'committee').map(({ orgId }) => orgId),
]
