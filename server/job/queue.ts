import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import { type JobStore, openQueue } from './backend.ts'
import type { JobQueue } from './definition.ts'

/** Longest time a caller waits for the store, in ms. What it could not hand over, the sweep finds. */
const patience = 3_000

/**
 * A worker that dies between taking a job and giving its key back would keep new jobs of the key out until the job is
 * taken from it. So a key holds for so many ms at most; a few jobs too many find nothing to do.
 */
const keyHolds = 5_000

/**
 * Adds jobs to the queue. Jobs of one key that still wait are one job; a job that runs takes no new one with it (the
 * worker gives the key back when it starts), so no wake-up is lost.
 */
export function createQueue(options: JobStore & { log: Logger }): JobQueue {
  const queue = openQueue(options)
  queue.on('error', (error) => options.log.debug({ err: error }, 'job store'))
  return {
    async add(definition, payload, { delay } = {}) {
      const data = definition.payload.parse(payload)
      const key = definition.key?.(data)
      await within(
        patience,
        queue.add(definition.name, data, {
          // Numbers of BullMQ's own would need the right to create sequences.
          jobId: randomUUID(),
          attempts: definition.attempts,
          backoff: { type: 'exponential', delay: definition.backoff },
          ...(delay !== undefined && { delay }),
          ...(key !== undefined && { deduplication: { id: `${definition.name}:${key}`, ttl: keyHolds } }),
        }),
      )
    },
    async schedule(id, by, definition, payload) {
      const repeat = 'every' in by ? { every: by.every } : { pattern: by.cron, tz: by.timeZone }
      await queue.upsertJobScheduler(id, repeat, {
        name: definition.name,
        data: definition.payload.parse(payload),
        opts: { attempts: definition.attempts, backoff: { type: 'exponential', delay: definition.backoff } },
      })
    },
    async ready() {
      return within(patience, queue.getWaitingCount()).then(
        () => true,
        () => false,
      )
    },
    async close() {
      await within(patience, queue.close()).catch(() => queue.disconnect())
    },
  }
}

/** Fails when the work takes longer; the work itself goes on unwatched. */
async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Error(`The job store did not answer within ${ms} ms`)), ms)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
