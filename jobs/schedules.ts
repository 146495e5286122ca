import type { JobQueue } from '#server/job/definition.ts'
import { sweepJob } from '#server/job/sweep.job.ts'
import { refreshScoresJob } from '#server/score/refresh-scores.job.ts'

/** How long a lost wake-up may stay unnoticed, in ms. */
const defaultSweepEvery = 20_000

/** What runs by the clock. Every worker says so at its start; a schedule exists once, under its id. */
export async function keepSchedules(
  queue: JobQueue,
  { sweepEvery = defaultSweepEvery }: { sweepEvery?: number } = {},
): Promise<void> {
  await queue.schedule('sweep', { every: sweepEvery }, sweepJob, {})
  // The day of a score is the day in China.
  const tenPastMidnight = { cron: '10 0 * * *', timeZone: 'Asia/Shanghai' }
  await queue.schedule('refresh-scores', tenPastMidnight, refreshScoresJob, {})
}
