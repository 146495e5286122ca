import pg from 'pg'
import { CannotStart } from '#db/embedded/cannot-start.ts'
import { createDatabase, inDatabase } from '#db/embedded/database.ts'
import { startEmbedded } from '#db/embedded/start.ts'
import type { Config } from '#server/config.ts'
import type { Session } from './run.ts'

const name = 'chainq'

/**
 * The address of the product's database as its owner: the given server's, or the embedded one's, which is started
 * for it and ended with the session.
 */
export async function openDatabase(
  config: Config,
  session: Session,
  say: (line: string) => void,
): Promise<string> {
  if (config.databaseUrl !== null) {
    await reach(config.databaseUrl)
    return config.databaseUrl
  }
  say('Starting the embedded PostgreSQL')
  const server = await startEmbedded({
    dataDir: config.dataDir,
    onLog: say,
    onLost: (reason) => session.fail(new CannotStart(reason)),
  })
  session.atEnd(server.stop)
  await createDatabase(server.ownerUrl, name)
  return inDatabase(server.ownerUrl, name)
}

/** A database that comes up beside the product (compose) is waited for, 30 seconds at most. */
async function reach(url: string): Promise<void> {
  const until = Date.now() + 30_000
  for (;;) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
    client.on('error', () => {})
    try {
      await client.connect()
      const { rows } = await client.query<{ version: number }>(
        `select current_setting('server_version_num')::int / 10000 as version`,
      )
      const version = rows[0]?.version ?? 0
      if (version < 16)
        throw new CannotStart(`DATABASE_URL leads to PostgreSQL ${version}; it expects 16 or newer`)
      return
    } catch (error) {
      const { message, code } = error as NodeJS.ErrnoException
      const comesLater =
        code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === '57P03'
      if (error instanceof CannotStart) throw error
      if (!comesLater || Date.now() > until) {
        throw new CannotStart(`The database of DATABASE_URL does not answer: ${message || code}`)
      }
      await new Promise((later) => setTimeout(later, 500))
    } finally {
      await client.end().catch(() => {})
    }
  }
}
