import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'

/*
 * Values as the product wants them: timestamps as ISO strings, dates as YYYY-MM-DD, 64-bit integers and numerics as
 * numbers (counts and sizes stay far below 2^53), float8 exact.
 */
const parsers = new Map<number, (value: string) => unknown>([
  [pg.types.builtins.TIMESTAMPTZ, (value) => new Date(value).toISOString()],
  [pg.types.builtins.DATE, (value) => value],
  [pg.types.builtins.INT8, Number],
  [pg.types.builtins.NUMERIC, Number],
])

const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && parsers.get(oid)) ||
    pg.types.getTypeParser(oid, format)) as pg.CustomTypesConfig['getTypeParser'],
}

/** A connection pool with the product's value types. `options` are libpq start options such as `-c role=…`. */
export function createPool(options: { url: string; max: number; startOptions?: string }): pg.Pool {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.max,
    options: options.startOptions,
    types,
    application_name: 'chainq',
  })
  // An idle connection that the server closes (restart, kill) must not take the process down; the pool reconnects.
  pool.on('error', () => undefined)
  return pool
}

/** camelCase in code, snake_case in the database; the inside of jsonb is left as it is. */
export function createKysely<DB>(pool: pg.Pool): Kysely<DB> {
  return new Kysely<DB>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })
}

/** A Kysely over its own small pool; `destroy()` closes it. */
export function connect<DB>(options: { url: string; max: number }): Kysely<DB> {
  return createKysely<DB>(createPool(options))
}
