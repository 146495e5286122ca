import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Config, readConfig } from '#server/config.ts'
import { createRuntime, type Runtime } from '#server/runtime/runtime.ts'
import type { TestDatabase } from './database.ts'
import { testSecret } from './global-cluster.ts'

/** Settings of a test: a folder of its own, a small pool, no log. */
export function testConfig(change: Partial<Config> = {}): Config {
  const dataDir = mkdtempSync(join(tmpdir(), 'chainq-files-'))
  const config = readConfig({
    NODE_ENV: 'test',
    DATA_DIR: dataDir,
    SESSION_SECRET: testSecret,
    DATABASE_POOL: '4',
  })
  return { ...config, ...change }
}

/** The real product over a test database: its services and use cases, without web server and worker. */
export function createTestRuntime(
  database: TestDatabase,
  options: { config?: Partial<Config>; baseUrl?: string } = {},
): Promise<Runtime> {
  return createRuntime({
    config: testConfig(options.config),
    loginUrl: database.loginUrl,
    baseUrl: options.baseUrl ?? 'http://127.0.0.1:3000',
  })
}
