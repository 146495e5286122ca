import { z } from 'zod'
import { defineUseCase } from '#server/use-case/define.ts'

/** A sender that has not reported for so long is taken for dead, in ms. */
const patience = 60_000

/**
 * Takes a mail for sending, so that no other worker sends it as well. Gives null when there is nothing to send: sent
 * already, given up, or in other hands.
 */
export const claimMail = defineUseCase({
  name: 'notify.claimMail',
  kind: 'write',
  permission: 'system',
  exposed: false,
  input: z.object({ mailId: z.uuid() }),
  output: z
    .object({
      chainId: z.uuid().nullable(),
      attempts: z.int(),
      toAddress: z.string(),
      toName: z.string().nullable(),
      subject: z.string(),
      body: z.string(),
      link: z.string().nullable(),
    })
    .nullable(),
  async run({ db, now }, { mailId }) {
    const mail = await db
      .updateTable('mail')
      .set(({ eb }) => ({ status: 'sending', claimedAt: now, attempts: eb('attempts', '+', 1) }))
      .where('id', '=', mailId)
      .where(({ or, and, eb }) =>
        or([
          eb('status', '=', 'queued'),
          and([
            eb('status', '=', 'sending'),
            eb('claimedAt', '<', new Date(now.getTime() - patience).toISOString()),
          ]),
        ]),
      )
      .returning(['chainId', 'attempts', 'toAddress', 'toName', 'subject', 'body', 'link'])
      .executeTakeFirst()
    return mail ?? null
  },
})
