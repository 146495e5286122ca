import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Binaries } from './binaries.ts'
import { CannotStart } from './cannot-start.ts'
import { commandAs, type RunAs } from './run-as.ts'

/** Where the parts of an embedded database lie under the data folder. */
export function placesIn(dataDir: string) {
  return {
    cluster: join(dataDir, 'postgres'),
    unfinished: join(dataDir, 'postgres.new'),
    passwordFile: join(dataDir, 'postgres.password'),
    log: join(dataDir, 'postgres.log'),
  }
}

export type Places = ReturnType<typeof placesIn>

/**
 * Makes the cluster once: UTF-8 with the built-in C.UTF-8 order (the same on every machine), UTC, scram passwords,
 * a random password for the superuser. It is made aside and moved into place when complete, so that a start that
 * is killed half-way leaves nothing that looks like a database.
 * @returns the superuser's password
 */
export function initialize(binaries: Binaries, places: Places, runAs: RunAs, durable: boolean): string {
  if (existsSync(places.cluster)) return knownPassword(binaries, places, runAs)
  const password = randomBytes(24).toString('hex')
  const handed = `${places.unfinished}.password`
  rmSync(places.unfinished, { recursive: true, force: true })
  mkdirSync(places.unfinished, { mode: 0o700 })
  runAs.own(places.unfinished)
  writeFileSync(places.passwordFile, `${password}\n`, { mode: 0o600 })
  rmSync(handed, { force: true })
  writeFileSync(handed, `${password}\n`, { mode: 0o600 })
  runAs.own(handed)
  try {
    const { command, args, options } = commandAs(runAs, binaries.initdb, [
      `--pgdata=${places.unfinished}`,
      `--pwfile=${handed}`,
      '--username=postgres',
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--set=timezone=UTC',
      '--set=log_timezone=UTC',
      '--no-instructions',
      ...(durable ? [] : ['--no-sync']),
    ])
    const made = spawnSync(command, args, { ...options, encoding: 'utf8' })
    if (made.status !== 0) {
      throw new CannotStart(
        `The embedded database could not be made: ${lastLine(made.stderr) ?? made.error?.message}`,
      )
    }
  } finally {
    rmSync(handed, { force: true })
  }
  renameSync(places.unfinished, places.cluster)
  return password
}

function knownPassword(binaries: Binaries, places: Places, runAs: RunAs): string {
  const found = readFileSync(join(places.cluster, 'PG_VERSION'), 'utf8').trim()
  const { command, args, options } = commandAs(runAs, binaries.postgres, ['--version'])
  const ours = /(\d+)/.exec(spawnSync(command, args, { ...options, encoding: 'utf8' }).stdout ?? '')?.[1]
  if (ours !== undefined && ours !== found) {
    throw new CannotStart(
      `The data in ${places.cluster} is of PostgreSQL ${found}, this release brings PostgreSQL ${ours}; dump it with the old release and restore it with this one`,
    )
  }
  try {
    return readFileSync(places.passwordFile, 'utf8').trim()
  } catch {
    throw new CannotStart(
      `The password of the embedded database is missing: ${places.passwordFile} cannot be read`,
    )
  }
}

export function lastLine(text: string | null | undefined): string | undefined {
  return text?.trim().split('\n').at(-1)
}
