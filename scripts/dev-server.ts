import { parseArgs } from 'node:util'
import { createServer } from 'vite'
import { loadDemo } from '#db/demo/load-demo.ts'
import { announce } from '#db/embedded/lock.ts'
import { ensureLoginRole, migrateToLatest } from '#db/migrate.ts'
import { readConfig } from '#server/config.ts'
import { welcome } from './start/print.ts'
import { startProduct } from './start/product.ts'
import { run } from './start/run.ts'

// Started by dev.ts through `tsx watch`, with the database's address in DATABASE_URL.
const { values } = parseArgs({
  options: { 'hot-reload-port': { type: 'string' }, embedded: { type: 'boolean', default: false } },
})

await run(async (session) => {
  const config = readConfig()
  const ownerUrl = config.databaseUrl!
  await migrateToLatest(ownerUrl)
  const loginUrl = await ensureLoginRole(ownerUrl, config.sessionSecret)
  const { logins } = config.demo ? await loadDemo({ ownerUrl, config }) : { logins: [] }
  const viteServer = await createServer({
    appType: 'custom',
    server: { middlewareMode: true, hmr: { host: '127.0.0.1', port: Number(values['hot-reload-port']) } },
  })
  session.atEnd(() => viteServer.close())
  const product = await startProduct({ config, loginUrl, viteServer })
  session.atEnd(product.stop)
  if (values.embedded) announce(config.dataDir, product.address)
  welcome(config.baseUrl ?? product.address, logins)
})
