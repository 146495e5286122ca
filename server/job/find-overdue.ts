import { z } from 'zod'
import { defineUseCase } from '#server/use-case/define.ts'

const seconds = z.int().min(0)

/**
 * Work that lies longer than a worker that was woken would let it: chains with old stale marks, and mails nobody sends
 * (`queued`) or whose sender died (`sending`). Ids only.
 */
export const findOverdue = defineUseCase({
  name: 'job.findOverdue',
  kind: 'read',
  permission: 'system',
  exposed: false,
  input: z.object({
    markAge: seconds.default(5),
    queuedAge: seconds.default(120),
    sendingAge: seconds.default(120),
  }),
  output: z.object({ chainIds: z.array(z.uuid()), mailIds: z.array(z.uuid()) }),
  async run({ db, now }, { markAge, queuedAge, sendingAge }) {
    const before = (age: number) => new Date(now.getTime() - age * 1000).toISOString()
    const chains = await db
      .selectFrom('staleMark')
      .select('chainId')
      .where('markedAt', '<=', before(markAge))
      .distinct()
      .execute()
    const mails = await db
      .selectFrom('mail')
      .select('id')
      .where(({ and, or, eb, fn }) => {
        const since = fn.coalesce('claimedAt', 'createdAt')
        return or([
          and([eb('status', '=', 'queued'), eb(since, '<=', before(queuedAge))]),
          and([eb('status', '=', 'sending'), eb(since, '<=', before(sendingAge))]),
        ])
      })
      .orderBy('createdAt')
      .limit(500)
      .execute()
    return { chainIds: chains.map((row) => row.chainId), mailIds: mails.map((row) => row.id) }
  },
})
