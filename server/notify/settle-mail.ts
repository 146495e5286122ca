import { z } from 'zod'
import { defineUseCase } from '#server/use-case/define.ts'
import { sendMailJob } from './send-mail.job.ts'

/**
 * Writes down how the sending of a claimed mail went. A mail whose attempts are used up has `failed`, with the error
 * for people to see; otherwise it is queued again.
 */
export const settleMail = defineUseCase({
  name: 'notify.settleMail',
  kind: 'write',
  permission: 'system',
  exposed: false,
  input: z.object({ mailId: z.uuid(), error: z.string().max(2000).nullable() }),
  output: z.object({ status: z.string() }),
  async run({ db, emit, now }, { mailId, error }) {
    const mail = await db
      .selectFrom('mail')
      .select(['orgId', 'attempts'])
      .where('id', '=', mailId)
      .executeTakeFirstOrThrow()
    // A person's retry begins a new round of as many attempts.
    const roundIsOver = mail.attempts % sendMailJob.attempts === 0
    const status = error === null ? 'sent' : roundIsOver ? 'failed' : 'queued'
    await db
      .updateTable('mail')
      .set({ status, error, ...(error === null && { sentAt: now }) })
      .where('id', '=', mailId)
      .where('status', '=', 'sending')
      .execute()
    if (mail.orgId && status !== 'queued') emit.changed('notify', [mail.orgId])
    return { status }
  },
})
