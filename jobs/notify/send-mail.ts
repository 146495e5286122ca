import { UnrecoverableError } from 'bullmq'
import { handler } from '#jobs/handler.ts'
import { runAs } from '#server/adapter/run-as.ts'
import { claimMail } from '#server/notify/claim-mail.ts'
import { keepMail } from '#server/notify/keep-mail.ts'
import { sendMailJob } from '#server/notify/send-mail.job.ts'
import { settleMail } from '#server/notify/settle-mail.ts'

/** Three steps, each its own transaction: take the mail, hand it to the server, note how it went. */
export const sendMail = handler(sendMailJob, async ({ mailId }, { runtime, requestId, postman }) => {
  if (!postman) {
    await runAs(runtime, keepMail, { chainId: null, requestId }, { mailId })
    return
  }
  const mail = await runAs(runtime, claimMail, { chainId: null, requestId }, { mailId })
  if (!mail) return
  const chain = { chainId: mail.chainId, requestId }
  const failure = await postman.deliver({ id: mailId, ...mail }).then(
    () => null,
    (error: unknown) => (error instanceof Error ? error : new Error(String(error))),
  )
  const error = failure?.message.slice(0, 2000) ?? null
  const { status } = await runAs(runtime, settleMail, chain, { mailId, error })
  if (status === 'failed') throw new UnrecoverableError(failure?.message)
  if (failure) throw failure
})
