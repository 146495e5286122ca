import { z } from 'zod'
import { defineUseCase } from '#server/use-case/define.ts'

/** A job went well: an open failure of its record is over. */
export const resolveFailure = defineUseCase({
  name: 'job.resolveFailure',
  kind: 'write',
  permission: 'system',
  exposed: false,
  input: z.object({ chainId: z.uuid(), job: z.string(), recordKind: z.string(), recordId: z.string() }),
  output: z.object({ resolved: z.boolean() }),
  async run({ db, emit, now }, { chainId, job, recordKind, recordId }) {
    const { numUpdatedRows } = await db
      .updateTable('jobFailure')
      .set({ resolvedAt: now })
      .where('chainId', '=', chainId)
      .where('job', '=', job)
      .where('recordKind', '=', recordKind)
      .where('recordId', '=', recordId)
      .where('resolvedAt', 'is', null)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) return { resolved: false }
    const chain = await db
      .selectFrom('chain')
      .select('leaderOrgId')
      .where('id', '=', chainId)
      .executeTakeFirstOrThrow()
    emit.changed('score', [chain.leaderOrgId])
    return { resolved: true }
  },
})
