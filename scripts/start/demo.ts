import { loadDemo } from '#db/demo/load-demo.ts'
import { ensureLoginRole, migrateToLatest } from '#db/migrate.ts'
import { type Config, readConfig, settleNodeEnv } from '#server/config.ts'
import { ensureBuild } from './build.ts'
import { openDatabase } from './database.ts'
import { say } from './print.ts'
import { startProduct } from './product.ts'
import type { Session } from './run.ts'

/** The product with the demo chain in a folder of its own, on a free port: for pictures, benchmarks and browser tests. */
export async function startDemo(options: {
  dataDir: string
  session: Pick<Session, 'atEnd' | 'fail'>
  change?: Partial<Config>
  quiet?: boolean
}): Promise<{ address: string; ownerUrl: string; loginUrl: string; config: Config; stop(): Promise<void> }> {
  settleNodeEnv('production')
  const tell = options.quiet ? () => {} : say
  const config: Config = {
    ...readConfig({
      NODE_ENV: 'production',
      DATA_DIR: options.dataDir,
      DEMO: 'on',
      LOG_LEVEL: 'warn',
      PORT: undefined,
    }),
    ...options.change,
  }
  await ensureBuild(tell)
  const ownerUrl = await openDatabase(config, { ...options.session, end: () => {} } as Session, tell)
  await migrateToLatest(ownerUrl)
  const loginUrl = await ensureLoginRole(ownerUrl, config.sessionSecret)
  await loadDemo({ ownerUrl, config })
  const product = await startProduct({ config, loginUrl })
  options.session.atEnd(product.stop)
  return { address: product.address, ownerUrl, loginUrl, config, stop: product.stop }
}
