import { z } from 'zod'
import { defineJob } from './definition.ts'

/** Finds work whose wake-up was lost (queue down, machine died) and wakes the worker for it again. */
export const sweepJob = defineJob({
  name: 'job.sweep',
  payload: z.object({}),
  attempts: 1,
  backoff: 1000,
  key: () => 'all',
  record: () => ({ kind: 'schedule', id: 'job.sweep', chainId: null }),
})
