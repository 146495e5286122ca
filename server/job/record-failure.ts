import { z } from 'zod'
import { defineUseCase } from '#server/use-case/define.ts'

/** Shows on a record that its job failed for good. One open failure a record: a later one takes the place of an earlier. */
export const recordFailure = defineUseCase({
  name: 'job.recordFailure',
  kind: 'write',
  permission: 'system',
  exposed: false,
  input: z.object({
    chainId: z.uuid(),
    job: z.string(),
    recordKind: z.string(),
    recordId: z.string(),
    payload: z.record(z.string(), z.json()),
    error: z.string().max(2000),
    attempts: z.int().min(1),
  }),
  output: z.object({}),
  async run({ db, emit, now }, { payload, ...failure }) {
    const { error, attempts } = failure
    await db
      .insertInto('jobFailure')
      .values({ id: crypto.randomUUID(), payload: JSON.stringify(payload), failedAt: now, ...failure })
      .onConflict((conflict) =>
        conflict
          .columns(['chainId', 'job', 'recordKind', 'recordId'])
          .where('resolvedAt', 'is', null)
          .doUpdateSet({ error, attempts, payload: JSON.stringify(payload), failedAt: now }),
      )
      .execute()
    const chain = await db
      .selectFrom('chain')
      .select('leaderOrgId')
      .where('id', '=', failure.chainId)
      .executeTakeFirstOrThrow()
    emit.changed('score', [chain.leaderOrgId])
    return {}
  },
})
