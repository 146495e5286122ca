import { z } from 'zod'
import { defineUseCase } from '#server/use-case/define.ts'

/** Without a mail server a mail is sent by being kept: people read it in the local mailbox. Once, however often asked. */
export const keepMail = defineUseCase({
  name: 'notify.keepMail',
  kind: 'write',
  permission: 'system',
  exposed: false,
  input: z.object({ mailId: z.uuid() }),
  output: z.object({ kept: z.boolean() }),
  async run({ db, now }, { mailId }) {
    const { numUpdatedRows } = await db
      .updateTable('mail')
      .set(({ eb }) => ({ status: 'sent', sentAt: now, error: null, attempts: eb('attempts', '+', 1) }))
      .where('id', '=', mailId)
      .where('status', 'in', ['queued', 'sending'])
      .executeTakeFirst()
    return { kept: numUpdatedRows === 1n }
  },
})
