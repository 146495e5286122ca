import { z } from 'zod'
import { defineJob } from '#server/job/definition.ts'

/** Once a day: looks again at every score of every chain, because validity lapses and actions fall due by themselves. */
export const refreshScoresJob = defineJob({
  name: 'score.refresh',
  payload: z.object({}),
  attempts: 8,
  backoff: 5000,
  key: () => 'all',
  record: () => ({ kind: 'schedule', id: 'score.refresh', chainId: null }),
})
