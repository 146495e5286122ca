import { announce } from '#db/embedded/lock.ts'
import { readConfig, settleNodeEnv } from '#server/config.ts'
import { ensureBuild } from './start/build.ts'
import { openDatabase } from './start/database.ts'
import { say, welcome } from './start/print.ts'
import { run } from './start/run.ts'

// `npm start`: database, migrations, demo chain, build, then web and worker in this process (ROLE=all).
settleNodeEnv('production')

await run(async (session) => {
  const config = readConfig()
  // The database first: it refuses a second start, which must not build under the feet of the first.
  const ownerUrl = await openDatabase(config, session, say)
  const build = config.role === 'worker' ? Promise.resolve() : ensureBuild(say)
  build.catch(() => {})

  const { migrateToLatest, ensureLoginRole } = await import('#db/migrate.ts')
  await migrateToLatest(ownerUrl)
  const loginUrl = await ensureLoginRole(ownerUrl, config.sessionSecret)

  let logins: Parameters<typeof welcome>[1] = []
  if (config.demo && config.role !== 'worker') {
    say('Looking after the demo chain')
    const { loadDemo } = await import('#db/demo/load-demo.ts')
    logins = (await loadDemo({ ownerUrl, config })).logins
  }
  await build

  say(config.role === 'all' ? 'Starting web and worker' : `Starting the ${config.role}`)
  const { startProduct } = await import('./start/product.ts')
  const product = await startProduct({ config, loginUrl })
  session.atEnd(product.stop)
  if (config.databaseUrl === null) announce(config.dataDir, product.address)
  if (config.role === 'worker') say('The worker takes jobs')
  else welcome(config.baseUrl ?? product.address, logins)
})
