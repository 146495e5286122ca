import {
  createPostgresBackend,
  type KeepJobs,
  type Processor,
  Queue,
  type QueueOptions,
  Worker,
  type WorkerOptions,
  withBackend,
} from 'bullmq'
import type { Config } from '#server/config.ts'

/** One queue carries every kind of job; the job's name is its definition's name. */
const queueName = 'chainq'
/** Where BullMQ keeps its tables in PostgreSQL; `db/queue-schema.ts` makes them. */
const queueSchema = 'queue'

/** Finished jobs are kept for a look, not as a record: what matters is in the product's own tables. */
const keepCompleted: KeepJobs = { count: 200, age: 24 * 3600 }
const keepFailed: KeepJobs = { count: 1000, age: 14 * 24 * 3600 }

/** Where the jobs live: in Redis when the settings name one, else in the product's own PostgreSQL. */
export type JobStore = { config: Pick<Config, 'redisUrl'>; loginUrl: string }

const postgresClasses = withBackend(createPostgresBackend)

/** One Redis may serve several databases; each has its own keys. */
const prefixOf = ({ loginUrl }: JobStore) => `chainq:${new URL(loginUrl).pathname.slice(1)}`

const postgres = ({ loginUrl }: JobStore, max: number) => ({
  connectionString: loginUrl,
  schema: queueSchema,
  max,
  connectionTimeoutMillis: 5_000,
  application_name: 'chainq-queue',
})

/** The side that adds jobs. Its store may be down: a command then fails at once, it does not wait for better times. */
export function openQueue(store: JobStore) {
  const options: Omit<QueueOptions, 'connection'> = {
    defaultJobOptions: { removeOnComplete: keepCompleted, removeOnFail: keepFailed },
  }
  if (store.config.redisUrl === null) {
    return new postgresClasses.Queue(queueName, { ...options, connection: postgres(store, 2) })
  }
  return new Queue(queueName, {
    ...options,
    prefix: prefixOf(store),
    connection: { url: store.config.redisUrl, enableOfflineQueue: false, maxRetriesPerRequest: 1 },
  })
}

/** The side that runs jobs. It waits for its store as long as it takes. */
export function openWorker(store: JobStore, run: Processor, options: Omit<WorkerOptions, 'connection'>) {
  if (store.config.redisUrl === null) {
    return new postgresClasses.Worker(queueName, run, { ...options, connection: postgres(store, 4) })
  }
  return new Worker(queueName, run, {
    ...options,
    prefix: prefixOf(store),
    connection: { url: store.config.redisUrl, maxRetriesPerRequest: null },
  })
}
