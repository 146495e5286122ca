import { handler } from '#jobs/handler.ts'
import { runAs } from '#server/adapter/run-as.ts'
import { rescoreChain } from '#server/score/rescore-chain.ts'
import { scoreChainJob } from '#server/score/score-chain.job.ts'

/** When another worker has the chain in hand, its marks may be older than those we were woken for. */
const lookAgainAfter = 200

export const scoreChain = handler(scoreChainJob, async ({ chainId }, { runtime, requestId, log }) => {
  const done = await runAs(runtime, rescoreChain, { chainId, requestId }, {})
  if (done.busy) await runtime.services.queue.add(scoreChainJob, { chainId }, { delay: lookAgainAfter })
  else log.info(done, 'scored')
})
