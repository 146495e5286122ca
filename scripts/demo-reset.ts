import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { loadDemo } from '#db/demo/load-demo.ts'
import { CannotStart } from '#db/embedded/cannot-start.ts'
import { migrateToLatest } from '#db/migrate.ts'
import { readConfig, settleNodeEnv } from '#server/config.ts'
import { openDatabase } from './start/database.ts'
import { printLogins, say } from './start/print.ts'
import { run } from './start/run.ts'

// `npm run demo:reset`: throws the database's content and the evidence files away and loads the demo chain afresh.
settleNodeEnv('production')

await run(async (session) => {
  const config = readConfig()
  if (!config.demo)
    throw new CannotStart('This database is not a demo; set DEMO=on to throw its content away')
  const ownerUrl = await openDatabase(config, session, say)
  say('Emptying the database')
  const client = new pg.Client(ownerUrl)
  await client.connect()
  const { rows } = await client.query<{ name: string }>(
    `select nspname as name from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'`,
  )
  for (const { name } of rows) await client.query(`drop schema ${client.escapeIdentifier(name)} cascade`)
  await client.query('create schema public')
  await client.end()
  await rm(join(config.dataDir, 'evidence'), { recursive: true, force: true })

  say('Loading the demo chain')
  await migrateToLatest(ownerUrl)
  const { logins } = await loadDemo({ ownerUrl, config })
  printLogins(logins)
  session.end()
})
