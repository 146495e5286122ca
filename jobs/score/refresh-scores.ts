import { handler } from '#jobs/handler.ts'
import { runAs } from '#server/adapter/run-as.ts'
import { listChains } from '#server/score/list-chains.ts'
import { markChain } from '#server/score/mark-chain.ts'
import { refreshScoresJob } from '#server/score/refresh-scores.job.ts'

export const refreshScores = handler(refreshScoresJob, async (_, { runtime, requestId }) => {
  const { chainIds } = await runAs(runtime, listChains, { chainId: null, requestId }, {})
  for (const chainId of chainIds) {
    await runAs(runtime, markChain, { chainId, requestId }, { reason: 'calendar' })
  }
})
