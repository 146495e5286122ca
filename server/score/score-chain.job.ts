import { z } from 'zod'
import { defineJob } from '#server/job/definition.ts'

/** Scores the organizations of a chain that carry stale marks and carries the change up the network. */
export const scoreChainJob = defineJob({
  name: 'score.chain',
  payload: z.object({ chainId: z.uuid() }),
  attempts: 8,
  backoff: 500,
  key: ({ chainId }) => chainId,
  record: ({ chainId }) => ({ kind: 'chain', id: chainId, chainId }),
})
