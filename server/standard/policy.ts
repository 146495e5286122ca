import type { Transaction } from 'kysely'
import { defaultAnswerOnceMonths } from '#core/audit/answer-once.ts'
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

/** For how many months suppliers may confirm earlier answers in audits of this organization; 0: never. */
export async function answerOnceMonths(db: Transaction<DB>, actor: PartyActor): Promise<number> {
  const row = await db
    .selectFrom('standardPolicy')
    .select('answerOnceMonths')
    .where('chainId', '=', actor.chainId)
    .where('orgId', '=', actor.orgId)
    .executeTakeFirst()
  return row?.answerOnceMonths ?? defaultAnswerOnceMonths
}
