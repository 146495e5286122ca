import { type Job, UnrecoverableError } from 'bullmq'
import { runAs } from '#server/adapter/run-as.ts'
import { openWorker } from '#server/job/backend.ts'
import { recordFailure } from '#server/job/record-failure.ts'
import { resolveFailure } from '#server/job/resolve-failure.ts'
import { sweepJob } from '#server/job/sweep.job.ts'
import { openPostman } from '#server/notify/deliver-mail.ts'
import type { Runtime } from '#server/runtime/runtime.ts'
import { isAppError } from '#server/use-case/errors.ts'
import type { JobContext, JobHandler } from './handler.ts'
import { handlers } from './handlers.ts'
import { keepSchedules } from './schedules.ts'

/** A worker that does not renew its hold on a job for so long is taken for dead; the job goes to another one. */
const holdOf = 15_000
const lookForDeadEvery = 5_000
/** A job may see this many workers die before it is given up. */
const mostDeaths = 20

/**
 * Runs jobs until it is stopped; `stop` lets the jobs in hand finish. Several workers may run at once, in one process
 * or in many.
 */
export async function startWorker(
  runtime: Runtime,
  options: { sweepEvery?: number } = {},
): Promise<{ stop(): Promise<void> }> {
  const { config, log, queue, baseUrl } = runtime.services
  const smtpUrl = config.smtpUrl
  const postman = smtpUrl === null ? null : openPostman({ ...config, smtpUrl }, baseUrl)
  const worker = openWorker(
    { config, loginUrl: runtime.loginUrl },
    (job: Job) => runJob(job, runtime, postman),
    {
      concurrency: config.workerConcurrency,
      lockDuration: holdOf,
      stalledInterval: lookForDeadEvery,
      maxStalledCount: mostDeaths,
    },
  )
  worker.on('error', (error) => log.warn({ err: error }, 'job store'))
  await keepSchedules(queue, options)
  // Whatever was left behind while no worker ran is not made to wait for the next round.
  await queue.add(sweepJob, {})
  return {
    async stop() {
      await worker.close()
      postman?.close()
    },
  }
}

async function runJob(job: Job, runtime: Runtime, postman: JobContext['postman']): Promise<void> {
  const { log: parent, metrics } = runtime.services
  const log = parent.child({ job: job.name, jobId: job.id })
  const handler = handlers.get(job.name)
  if (!handler) throw new UnrecoverableError(`No handler for ${job.name}`)
  // From here on a new wake-up is a new job: what it is about may be written after we have looked.
  await job.removeDeduplicationKey()
  const context: JobContext = { runtime, log, requestId: `job-${job.id}`, postman }
  try {
    await handler.run(job.data, context)
    metrics.job.inc({ name: job.name, outcome: 'ok' })
  } catch (error) {
    const attempts = job.attemptsMade + 1
    const final = error instanceof UnrecoverableError || attempts >= (job.opts.attempts ?? 1)
    metrics.job.inc({ name: job.name, outcome: final ? 'failed' : 'retry' })
    log[final ? 'error' : 'warn']({ err: error, attempts }, final ? 'job failed' : 'job will be tried again')
    if (final) await showFailure(handler, job.data, context, { error: reasonOf(error), attempts })
    throw error
  }
  await endFailure(handler, job.data, context)
}

/** The code of a known error is put into words where it is read; anything else is shown as it came. */
function reasonOf(error: unknown): string {
  if (isAppError(error)) return [error.code, error.params.requestId].filter(Boolean).join(' ')
  return (error instanceof Error ? error.message : String(error)).slice(0, 2000)
}

async function showFailure(
  handler: JobHandler,
  payload: unknown,
  { runtime, requestId, log }: JobContext,
  { error, attempts }: { error: string; attempts: number },
): Promise<void> {
  const { chainId, kind, id } = handler.record(payload)
  if (!chainId) return
  const failure = { chainId, job: handler.name, recordKind: kind, recordId: id, error, attempts }
  await runAs(
    runtime,
    recordFailure,
    { chainId, requestId },
    { ...failure, payload: payload as Record<string, string> },
  ).catch((lost: unknown) => log.error({ err: lost }, 'could not write the failure down'))
}

async function endFailure(
  handler: JobHandler,
  payload: unknown,
  { runtime, requestId }: JobContext,
): Promise<void> {
  const { chainId, kind, id } = handler.record(payload)
  if (!chainId) return
  const failure = { chainId, job: handler.name, recordKind: kind, recordId: id }
  await runAs(runtime, resolveFailure, { chainId, requestId }, failure)
}
