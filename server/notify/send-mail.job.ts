import { z } from 'zod'
import { defineJob } from '#server/job/definition.ts'

/** Sends one queued mail. */
export const sendMailJob = defineJob({
  name: 'notify.mail',
  payload: z.object({ mailId: z.uuid() }),
  attempts: 6,
  backoff: 2000,
  key: ({ mailId }) => mailId,
  record: ({ mailId }) => ({ kind: 'mail', id: mailId, chainId: null }),
})
