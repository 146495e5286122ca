import { z } from 'zod'
import { defineUseCase } from '#server/use-case/define.ts'

const seconds = z.int().min(0)

/**
 * Work that lies longer than a worker that was woken would let it: chains with old stale marks, mails nobody tried to
 * send yet, mails whose next attempt is overdue, mails whose sender died, and uploads whose reader did. Ids only.
 */
export const findOverdue = defineUseCase({
  name: 'job.findOverdue',
  kind: 'read',
  permission: 'system',
  exposed: false,
  input: z.object({
    markAge: seconds.default(5),
    freshMailAge: seconds.default(15),
    triedMailAge: seconds.default(120),
  }),
  output: z.object({
    chainIds: z.array(z.uuid()),
    mailIds: z.array(z.uuid()),
    imports: z.array(z.object({ chainId: z.uuid(), importId: z.uuid() })),
  }),
  async run({ db, now }, { markAge, freshMailAge, triedMailAge }) {
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
      .where('status', 'in', ['queued', 'sending'])
      .where(({ and, or, eb }) =>
        or([
          and([eb('claimedAt', 'is', null), eb('createdAt', '<=', before(freshMailAge))]),
          eb('claimedAt', '<=', before(triedMailAge)),
        ]),
      )
      .orderBy('createdAt')
      .limit(500)
      .execute()
    const imports = await db
      .selectFrom('standardImport')
      .select(['chainId', 'id as importId'])
      .where('status', 'in', ['waiting', 'reading'])
      .where(({ and, or, eb }) =>
        or([
          and([eb('claimedAt', 'is', null), eb('createdAt', '<=', before(freshMailAge))]),
          eb('claimedAt', '<=', before(triedMailAge)),
        ]),
      )
      .limit(100)
      .execute()
    return { chainIds: chains.map((row) => row.chainId), mailIds: mails.map((row) => row.id), imports }
  },
})
