import type { z } from 'zod'

/**
 * A job apart from its handler: its queue and name, and a payload of ids only. Handlers live in jobs/<feature>/.
 * Jobs may run twice and in any order; what must not be lost is a row in the database, the job only wakes the
 * worker.
 */
export type JobDefinition<P extends z.ZodType = z.ZodType> = {
  name: string
  payload: P
  attempts: number
  /** First wait before a retry, in ms; doubles each time. */
  backoff: number
  /** Jobs with the same key that still wait are one job; one that already runs does not count. */
  key?: (payload: z.output<P>) => string
  /**
   * The record a final failure is shown on, as an open `job_failure` of the chain. Without a chain the failure is
   * logged only, and the handler shows it on the record itself (a mail's state).
   */
  record: (payload: z.output<P>) => { kind: string; id: string; chainId: string | null }
}

export function defineJob<P extends z.ZodType>(definition: JobDefinition<P>): JobDefinition<P> {
  return definition
}

/** Hands a job to the queue; implemented over BullMQ. */
export type JobQueue = {
  add<P extends z.ZodType>(
    definition: JobDefinition<P>,
    payload: z.output<P>,
    /** `delay`: not before so many ms from now. */
    options?: { delay?: number },
  ): Promise<void>
  /** Adds the job again and again by the clock. A schedule exists once under its id, however often it is said. */
  schedule<P extends z.ZodType>(
    id: string,
    by: { every: number } | { cron: string; timeZone: string },
    definition: JobDefinition<P>,
    payload: z.output<P>,
  ): Promise<void>
  /** Whether the queue's store answers. */
  ready(): Promise<boolean>
  close(): Promise<void>
}
