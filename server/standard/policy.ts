import type { Transaction } from 'kysely'
import type { PartyActor } from '#core/identity/actor.ts'
import type { DB } from '#db/schema.generated.ts'

/** Whether a standard of this organization must be published by somebody else than its writers; off until switched on. */
export async function fourEyes(db: Transaction<DB>, actor: PartyActor): Promise<boolean> {
  const row = await db
    .selectFrom('standardPolicy')
    .select('fourEyes')
    .where('chainId', '=', actor.chainId)
    .where('orgId', '=', actor.orgId)
    .executeTakeFirst()
  return row?.fourEyes ?? false
}
