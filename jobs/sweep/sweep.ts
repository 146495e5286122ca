import { handler } from '#jobs/handler.ts'
import { runAs } from '#server/adapter/run-as.ts'
import { findOverdue } from '#server/job/find-overdue.ts'
import { sweepJob } from '#server/job/sweep.job.ts'
import { sendMailJob } from '#server/notify/send-mail.job.ts'
import { scoreChainJob } from '#server/score/score-chain.job.ts'
import { readImportJob } from '#server/standard/import/read-import.job.ts'

export const sweep = handler(sweepJob, async (_, { runtime, requestId, log }) => {
  const { queue } = runtime.services
  const { chainIds, mailIds, imports } = await runAs(runtime, findOverdue, { chainId: null, requestId }, {})
  for (const chainId of chainIds) await queue.add(scoreChainJob, { chainId })
  for (const mailId of mailIds) await queue.add(sendMailJob, { mailId })
  for (const one of imports) await queue.add(readImportJob, one)
  if (chainIds.length + mailIds.length + imports.length > 0)
    log.info(
      { chains: chainIds.length, mails: mailIds.length, imports: imports.length },
      'woke the worker for work left behind',
    )
})
