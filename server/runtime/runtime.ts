import { join } from 'node:path'
import { sql } from 'kysely'
import { pino } from 'pino'
import type { z } from 'zod'
import type { Requirement } from '#core/identity/permission.ts'
import { createKysely, createPool } from '#db/connect.ts'
import { isMigrated } from '#db/migrate.ts'
import type { DB } from '#db/schema.generated.ts'
import type { Config } from '#server/config.ts'
import { folderStorage } from '#server/evidence/storage.ts'
import { createLoginThrottle } from '#server/identity/login-throttle.ts'
import { createSessionStore } from '#server/identity/session-store.ts'
import { createQueue } from '#server/job/queue.ts'
import type { UseCase } from '#server/use-case/define.ts'
import { type Call, execute } from '#server/use-case/execute.ts'
import { listenForChanges } from './change-bus.ts'
import { createMetrics } from './metrics.ts'
import type { Services } from './services.ts'

/** The product at work in one process: its services and the one way to run a use case. */
export type Runtime = {
  services: Services
  /** Address of the login role, for parts that keep connections of their own. */
  loginUrl: string
  execute<I extends z.ZodType, O extends z.ZodType, R extends Requirement>(
    useCase: UseCase<I, O, R>,
    call: Call,
    input: z.input<I>,
  ): Promise<z.output<O>>
  /** Which of the parts answer; all true when the process may take work. */
  readiness(): Promise<{ database: boolean; migrations: boolean; queue: boolean }>
  close(): Promise<void>
}

/** `loginUrl` is the address of the login role (`ensureLoginRole`), never the owner's. */
export async function createRuntime(options: {
  config: Config
  loginUrl: string
  baseUrl: string
}): Promise<Runtime> {
  const { config, loginUrl, baseUrl } = options
  const log = pino(
    { level: config.logLevel, redact: ['*.password', '*.token'], serializers: { err: shortError } },
    pino.destination(2),
  )
  const pool = createPool({ url: loginUrl, max: config.databasePool })
  const doorPool = createPool({ url: loginUrl, max: 4, startOptions: '-c role=chainq_identity' })
  const db = createKysely<DB>(pool)
  const queue = createQueue({ config, loginUrl, log })
  const services: Services = {
    config,
    baseUrl,
    db,
    log,
    metrics: createMetrics(),
    queue,
    storage: folderStorage(join(config.dataDir, 'evidence')),
    sessions: createSessionStore(doorPool, { secure: baseUrl.startsWith('https:') }),
    throttle: createLoginThrottle(doorPool),
    changes: await listenForChanges(loginUrl, log),
  }
  let migrated = false
  return {
    services,
    loginUrl,
    execute: (useCase, call, input) => execute(services, useCase, call, input),
    async readiness() {
      const database = await sql`select 1`.execute(db).then(
        () => true,
        () => false,
      )
      migrated ||= database && (await isMigrated(db).catch(() => false))
      return { database, migrations: migrated, queue: await queue.ready() }
    },
    async close() {
      await services.changes.close()
      await queue.close()
      await db.destroy()
      await doorPool.end()
    },
  }
}

/** An error of pg carries its whole connection along; nobody reads that in a log. */
function shortError(error: Error): object {
  const { client, ...told } = pino.stdSerializers.err(error) as { client?: unknown }
  return told
}
