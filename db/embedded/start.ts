import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Binaries, findBinaries } from './binaries.ts'
import { CannotStart } from './cannot-start.ts'
import { initialize, lastLine, type Places, placesIn } from './initialize.ts'
import { lockFolder } from './lock.ts'
import { commandOf, freePort, isAlive, waitUntil } from './process.ts'
import { chooseRunAs, commandAs, type RunAs } from './run-as.ts'
import { serverSettings } from './settings.ts'

export type EmbeddedOptions = {
  /** Folder of the cluster, its password and its log; made when missing. */
  dataDir: string
  /** Progress, one line each. */
  onLog?: (line: string) => void
  /** False for tests: faster, and a crash of the machine may lose data. */
  durable?: boolean
  /** The server ended without being asked to. */
  onLost?: (reason: string) => void
}

export type Embedded = {
  /** As the superuser, database `postgres`. */
  ownerUrl: string
  port: number
  /** The server's process. */
  pid: number
  /** Ends it cleanly and waits for the end; may be called twice. */
  stop(): Promise<void>
}

/**
 * Starts the PostgreSQL server that npm brought, on data that lie in a folder. Makes the cluster the first time,
 * ends a server that an earlier, killed process left behind, and recovers after a crash. When this process dies the
 * server ends by itself.
 * @throws AlreadyRunning when another process uses the folder; otherwise an Error of one line
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const dataDir = resolve(options.dataDir)
  const durable = options.durable ?? true
  const log = options.onLog ?? (() => {})
  const binaries = await findBinaries()
  mkdirSync(dataDir, { recursive: true, mode: 0o711 })
  const lock = await lockFolder(dataDir)
  try {
    const places = placesIn(dataDir)
    await endLeftover(places, log)
    const runAs = chooseRunAs(binaries, dataDir, places.cluster)
    const password = initialize(binaries, places, runAs, durable)
    const server = await launch(binaries, places, runAs, durable)
    let stopping: Promise<void> | undefined
    server.child.once('exit', () => {
      if (!stopping) options.onLost?.(`The embedded database ended; its last words are in ${places.log}`)
    })
    return {
      ownerUrl: `postgres://postgres:${password}@127.0.0.1:${server.port}/postgres`,
      port: server.port,
      pid: server.child.pid!,
      stop() {
        stopping ??= end(server.child.pid!).then(() => {
          server.watchdog.kill('SIGKILL')
          lock.release()
        })
        return stopping
      },
    }
  } catch (error) {
    lock.release()
    throw error
  }
}

/** A server that outlived its process is asked to end; the file of one that is gone is put away. */
async function endLeftover(places: Places, log: (line: string) => void): Promise<void> {
  const pid = Number(statusOf(places)?.[0])
  if (!Number.isInteger(pid) || pid <= 0) return
  if (isAlive(pid) && commandOf(pid)?.includes(places.cluster)) {
    log('Ending the database that an earlier run left behind')
    await end(pid)
  }
  // The number may belong to somebody else by now (a restarted container); PostgreSQL would take that for its server.
  rmSync(join(places.cluster, 'postmaster.pid'), { force: true })
}

/** Fast shutdown, then an immediate one, then the last means; PostgreSQL recovers from each. */
async function end(pid: number): Promise<void> {
  for (const [signal, patience] of [
    ['SIGINT', 30_000],
    ['SIGQUIT', 10_000],
    ['SIGKILL', 5_000],
  ] as const) {
    try {
      process.kill(pid, signal)
    } catch {
      return
    }
    if (await waitUntil(() => !isAlive(pid), patience)) return
  }
  throw new CannotStart(`The embedded database (process ${pid}) does not end`)
}

type Server = { child: ChildProcess; watchdog: ChildProcess; port: number }

async function launch(binaries: Binaries, places: Places, runAs: RunAs, durable: boolean): Promise<Server> {
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort()
    const output = openSync(places.log, 'w', 0o600)
    const flags = ['-D', places.cluster, ...serverSettings(port, durable)]
    const { command, args, options } = commandAs(runAs, binaries.postgres, flags)
    // Detached: Ctrl-C in a terminal reaches this process only, which ends its users before the server.
    const child = spawn(command, args, { ...options, detached: true, stdio: ['ignore', output, output] })
    closeSync(output)
    const failure = new Promise<string>((gone) => {
      child.once('error', (error) => gone(error.message))
      child.once('exit', () => gone(lastWords(places)))
    })
    if (child.pid !== undefined) {
      const watchdog = watch(child.pid)
      const reason = await Promise.race([failure, ready(places, child.pid)])
      if (reason === null) {
        child.unref()
        return { child, watchdog, port }
      }
      watchdog.kill('SIGKILL')
    }
    const reason = await failure
    // The port was taken meanwhile, or the last children of a killed server have not ended yet.
    if (
      attempt >= 20 ||
      !/could not (create|bind)|in use|already exists|pre-existing/i.test(readFileSync(places.log, 'utf8'))
    ) {
      throw new CannotStart(`The embedded database does not start: ${reason} (${places.log})`)
    }
    await sleep(250)
  }
}

/** What the server said last. A folder that is thrown away with its server may be gone before this is asked. */
function lastWords(places: Places): string {
  try {
    return lastLine(readFileSync(places.log, 'utf8')) ?? 'no message'
  } catch {
    return 'no message'
  }
}

/** Ends the server when this process is gone, however it went: its end of the pipe closes then. */
function watch(pid: number): ChildProcess {
  const watchdog = spawn('/bin/sh', ['-c', 'read -r _; kill -INT "$1" 2>/dev/null', 'sh', String(pid)], {
    detached: true,
    cwd: '/',
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  watchdog.once('error', () => {})
  watchdog.stdin?.once('error', () => {})
  watchdog.unref()
  ;(watchdog.stdin as unknown as { unref?(): void } | null)?.unref?.()
  return watchdog
}

/** Resolves to null when the server takes connections, to a reason when that takes too long. */
async function ready(places: Places, pid: number): Promise<string | null> {
  const isReady = () => {
    const status = statusOf(places)
    return Number(status?.[0]) === pid && status?.[7]?.trim() === 'ready'
  }
  // Recovery after a crash reads the log since the last checkpoint; that is minutes at most.
  if (await waitUntil(() => isReady() || !isAlive(pid), 300_000, 10))
    return isReady() ? null : new Promise(() => {})
  await end(pid)
  return 'it was not ready in time'
}

/** The lines of postmaster.pid: process, folder, start, port, socket, address, memory, status. */
function statusOf(places: Places): string[] | null {
  try {
    return readFileSync(join(places.cluster, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return null
  }
}
