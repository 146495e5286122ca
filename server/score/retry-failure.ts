import { z } from 'zod'
import { jobDefinitions } from '#server/job/definitions.ts'
import { defineUseCase } from '#server/use-case/define.ts'
import { AppError } from '#server/use-case/errors.ts'

/** The retry button of a failed job: the failure is put aside and the job set to work again. */
export const retryFailure = defineUseCase({
  name: 'score.retryFailure',
  kind: 'write',
  permission: 'score:retry',
  input: z.object({ failureId: z.uuid() }),
  output: z.object({}),
  async run({ db, actor, emit, now }, { failureId }) {
    const failure = await db
      .selectFrom('jobFailure')
      .select(['job', 'payload'])
      .where('chainId', '=', actor.chainId)
      .where('id', '=', failureId)
      .where('resolvedAt', 'is', null)
      .executeTakeFirst()
    const definition = jobDefinitions.find(({ name }) => name === failure?.job)
    if (!failure || !definition) throw new AppError('not-found')
    await db
      .updateTable('jobFailure')
      .set({ resolvedAt: now })
      .where('chainId', '=', actor.chainId)
      .where('id', '=', failureId)
      .execute()
    emit.job<z.ZodType>(definition as never, failure.payload)
    emit.changed('score', [actor.orgId])
    return {}
  },
})
