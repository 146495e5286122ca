import { z } from 'zod'
import { defineUseCase } from '#server/use-case/define.ts'
import { scoreChainJob } from './score-chain.job.ts'

/** Marks every member of the chain as stale; the scores are made anew right after. */
export const markChain = defineUseCase({
  name: 'score.markChain',
  kind: 'write',
  permission: 'system',
  input: z.object({ reason: z.string() }),
  output: z.object({ marked: z.int() }),
  async run({ db, actor, emit }, { reason }) {
    const { chainId } = actor
    if (!chainId) return { marked: 0 }
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
    emit.job(scoreChainJob, { chainId })
    return { marked: Number(numInsertedOrUpdatedRows) }
  },
})
