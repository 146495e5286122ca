import type { Kysely } from 'kysely'
import type { Logger } from 'pino'
import type { DB } from '#db/schema.generated.ts'
import type { Config } from '#server/config.ts'
import type { EvidenceStorage } from '#server/evidence/storage.ts'
import type { LoginThrottle } from '#server/identity/login-throttle.ts'
import type { SessionStore } from '#server/identity/session-store.ts'
import type { JobQueue } from '#server/job/definition.ts'
import type { ChangeBus } from './change-bus.ts'
import type { Metrics } from './metrics.ts'

/** What every use case may reach besides its transaction. */
export type Services = {
  config: Config
  /** Where people reach the product; no trailing slash. */
  baseUrl: string
  db: Kysely<DB>
  log: Logger
  metrics: Metrics
  queue: JobQueue
  storage: EvidenceStorage
  sessions: SessionStore
  throttle: LoginThrottle
  changes: ChangeBus
}
