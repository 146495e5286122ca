import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { createDatabase, inDatabase } from '#db/embedded/database.ts'
import { startEmbedded } from '#db/embedded/start.ts'
import { ensureLoginRole, migrateToLatest } from '#db/migrate.ts'
import { oncePerRun } from './once-per-run.ts'

/** What a test worker needs to make databases of its own; `inject('cluster')` gives it. */
export type TestCluster = {
  /** As the superuser, database `postgres`. */
  ownerUrl: string
  /** Migrated and empty; nobody may be connected to it. */
  template: string
  /** The login role's address of the template; with another database name it fits every copy. */
  loginUrl: string
}

declare module 'vitest' {
  interface ProvidedContext {
    cluster: TestCluster
  }
}

export const testSecret = 'the-same-secret-in-every-test-0123456789'

/** One embedded PostgreSQL for the whole run, and in it one migrated database that every test file copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { value, release } = await oncePerRun('cluster', start)
  project.provide('cluster', value)
  return release
}

async function start(): Promise<{ value: TestCluster; undo(): Promise<void> }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'chainq-test-'))
  chmodSync(dataDir, 0o711)
  const server = await startEmbedded({ dataDir, durable: false })
  const undo = async () => {
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
  try {
    const template = 'template_migrated'
    await createDatabase(server.ownerUrl, template)
    const templateUrl = inDatabase(server.ownerUrl, template)
    await migrateToLatest(templateUrl)
    const loginUrl = await ensureLoginRole(templateUrl, testSecret)
    return { value: { ownerUrl: server.ownerUrl, template, loginUrl }, undo }
  } catch (error) {
    await undo()
    throw error
  }
}
