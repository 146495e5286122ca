import {
  assertSchemaCompatibility,
  LATEST_SCHEMA_VERSION,
  runMigrations,
  SchemaMigrationRequiredError,
} from 'bullmq'
import pg from 'pg'
import { loginRole } from './access/render.ts'

const schema = 'queue'

/**
 * Brings BullMQ's own tables (schema `queue`) to the version of the library. They are made also where jobs live in
 * Redis, so that a product can move between the two. Only the login role may use them; the roles of the actors, which
 * every use case wears, have no right there.
 */
export async function migrateQueueSchema(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'chainq-migrate' })
  await client.connect()
  try {
    if ((await presentVersion(client)) >= LATEST_SCHEMA_VERSION) return
    // Rights first: whatever a migration makes is usable from its commit on.
    await client.query(`
      create schema if not exists ${schema};
      grant usage on schema ${schema} to ${loginRole};
      alter default privileges in schema ${schema} grant select, insert, update, delete on tables to ${loginRole};
      alter default privileges in schema ${schema} grant usage, select, update on sequences to ${loginRole};`)
    await runMigrations(client, schema)
  } finally {
    await client.end()
  }
}

/** 0 when the tables are not there yet. */
async function presentVersion(client: pg.Client): Promise<number> {
  try {
    return await assertSchemaCompatibility(client, schema)
  } catch (error) {
    const missing =
      error instanceof SchemaMigrationRequiredError || (error as { code?: string }).code === '3F000'
    if (missing) return 0
    throw error
  }
}
