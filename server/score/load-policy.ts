import type { Kysely } from 'kysely'
import { defaultPolicy, type ScorePolicy, scorePolicySchema } from '#core/score/policy.ts'
import type { DB } from '#db/schema.generated.ts'

/** The chain's policy in force: its latest version. A chain without one is on the default, which is not stored yet. */
export async function loadPolicy(
  db: Kysely<DB>,
  chainId: string,
): Promise<{ policy: ScorePolicy; stored: boolean }> {
  const latest = await db
    .selectFrom('scorePolicy')
    .select(['version', 'content'])
    .where('chainId', '=', chainId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!latest) return { policy: { ...defaultPolicy, version: 1 }, stored: false }
  const policy = scorePolicySchema.parse(latest.content)
  return { policy: { ...policy, version: latest.version }, stored: true }
}

/** Writes the default down as the chain's version 1, so that every score names a policy that can be read. */
export async function storePolicy(db: Kysely<DB>, chainId: string, policy: ScorePolicy): Promise<void> {
  await db
    .insertInto('scorePolicy')
    .values({ chainId, version: policy.version, content: JSON.stringify(policy) })
    .execute()
}
