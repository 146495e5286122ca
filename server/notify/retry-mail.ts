import { z } from 'zod'
import { defineUseCase } from '#server/use-case/define.ts'
import { AppError } from '#server/use-case/errors.ts'
import { sendMailJob } from './send-mail.job.ts'

/** The retry button of a mail that could not be sent: a new round of attempts begins. */
export const retryMail = defineUseCase({
  name: 'notify.retryMail',
  kind: 'write',
  permission: 'score:retry',
  input: z.object({ mailId: z.uuid() }),
  output: z.object({}),
  async run({ db, actor, emit }, { mailId }) {
    const { numUpdatedRows } = await db
      .updateTable('mail')
      .set({ status: 'queued', error: null })
      .where('id', '=', mailId)
      .where('chainId', '=', actor.chainId)
      .where('orgId', '=', actor.orgId)
      .where('status', '=', 'failed')
      .executeTakeFirst()
    if (numUpdatedRows === 0n) throw new AppError('not-found')
    emit.job(sendMailJob, { mailId })
    emit.changed('notify', [actor.orgId])
    return {}
  },
})
