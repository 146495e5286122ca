import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDatabase, inDatabase } from '#db/embedded/database.ts'
import { startEmbedded } from '#db/embedded/start.ts'
import { migrateToLatest } from '#db/migrate.ts'
import { run } from './start/run.ts'

// `npm run db:types` writes db/schema.generated.ts from a freshly migrated database; `-- --check` compares only.
const root = join(import.meta.dirname, '..')
const target = join(root, 'db/schema.generated.ts')
const header =
  '/**\n * The tables as the migrations make them. Written by `npm run db:types`; do not edit.\n */\n'

/**
 * As db/connect.ts reads the values: instants are ISO strings, 64-bit integers and numerics are numbers. JSON is
 * written as text, because pg would make a PostgreSQL array of a JSON array.
 */
const columnTypes: Record<string, string> = {
  Int8: 'ColumnType<number, number, number>',
  Json: 'ColumnType<JsonValue, string, string>',
  Numeric: 'ColumnType<number, number, number>',
  Timestamp: 'ColumnType<string, Date | string, Date | string>',
}

function asTheProductReads(generated: string): string {
  let text = generated.replace(/^\/\*\*[\s\S]*?\*\/\n/, header)
  for (const [name, type] of Object.entries(columnTypes)) {
    text = text.replace(new RegExp(`^export type ${name} = .*;$`, 'm'), `export type ${name} = ${type};`)
  }
  return text
}

await run(async (session) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'chainq-types-'))
  chmodSync(dataDir, 0o711)
  session.atEnd(async () => rmSync(dataDir, { recursive: true, force: true }))
  const server = await startEmbedded({ dataDir, durable: false })
  session.atEnd(server.stop)
  await createDatabase(server.ownerUrl, 'types')
  const url = inDatabase(server.ownerUrl, 'types')
  await migrateToLatest(url)

  const output = join(dataDir, 'schema.ts')
  const cli = join(root, 'node_modules/kysely-codegen/dist/cli/bin.js')
  const options = [
    '--dialect=postgres',
    '--include-pattern=public.*',
    '--camel-case',
    '--date-parser=string',
    '--numeric-parser=number',
  ]
  const internal = '{kysely_migration,kysely_migration_lock,access_stamp}'
  execFileSync(
    process.execPath,
    [cli, `--url=${url}`, `--out-file=${output}`, ...options, `--exclude-pattern=${internal}`],
    {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  )
  const text = asTheProductReads(readFileSync(output, 'utf8'))
  if (!process.argv.includes('--check')) writeFileSync(target, text)
  else if (readFileSync(target, 'utf8') !== text) {
    session.fail('db/schema.generated.ts is not what the migrations make; run npm run db:types')
    return
  }
  session.end()
})
