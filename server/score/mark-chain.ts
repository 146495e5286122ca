import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { DB } from '#db/schema.generated.ts'
import { defineUseCase } from '#server/use-case/define.ts'
import { AppError } from '#server/use-case/errors.ts'
import { scoreChainJob } from './score-chain.job.ts'

/** Marks every member of the chain as stale; the scores are made anew right after. */
export const markChain = defineUseCase({
  name: 'score.markChain',
  kind: 'write',
  permission: 'system',
  exposed: false,
  input: z.object({ reason: z.string() }),
  output: z.object({ marked: z.int() }),
  async run({ db, actor: { chainId }, emit }, { reason }) {
    if (!chainId) throw new AppError('not-found')
    emit.job(scoreChainJob, { chainId })
    return { marked: await markMembers(db, chainId, reason) }
  },
})

/** Writes a stale mark for every member; gives how many. */
export async function markMembers(db: Kysely<DB>, chainId: string, reason: string): Promise<number> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('staleMark')
    .columns(['chainId', 'orgId', 'reason'])
    .expression((eb) =>
      eb
        .selectFrom('chainMember')
        .select(({ val }) => ['chainId', 'orgId', val(reason).as('reason')])
        .where('chainId', '=', chainId),
    )
    .executeTakeFirstOrThrow()
  return Number(numInsertedOrUpdatedRows)
}
