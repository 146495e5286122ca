import { execFileSync, spawnSync } from 'node:child_process'
import { chownSync, existsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Binaries } from './binaries.ts'
import { CannotStart } from './cannot-start.ts'

/** How the database's programs are started: as whom, and through what. */
export type RunAs = {
  /** What goes before the program, such as `setpriv --reuid=…`. */
  prefix: string[]
  ids: { uid: number; gid: number } | Record<string, never>
  /** Gives a file or folder to that user. */
  own(path: string): void
}

/**
 * PostgreSQL refuses to run as root. As an ordinary user nothing changes; as root its programs run as the owner of
 * the existing data, else as `postgres`, else as `nobody`. Where that user may not enter the folders (a clone under a
 * folder of mode 700), it gets the one capability to pass them, through setpriv(1).
 * @param folder exists already
 * @throws one line, when no way is found
 */
export function chooseRunAs(binaries: Binaries, folder: string, existingData: string): RunAs {
  if (process.getuid?.() !== 0) return { prefix: [], ids: {}, own: () => {} }
  const user = ownerOf(existingData) ?? named('postgres') ?? named('nobody')
  if (!user)
    throw new CannotStart(
      'The embedded database does not run as root, and there is no user postgres or nobody here; start as an ordinary user or set DATABASE_URL',
    )
  const own = (path: string) => chownSync(path, user.uid, user.gid)
  const asUser: RunAs = { prefix: [], ids: user, own }
  const ways: RunAs[] = [
    asUser,
    ...['dac_read_search', 'dac_override'].map((capability) => ({
      prefix: setpriv(user, capability),
      ids: {},
      own,
    })),
  ]
  const way = ways.find((candidate) => works(candidate, binaries, folder))
  if (way) return way
  const wall = [folder, binaries.home].map((path) => closedAncestor(path)).find((path) => path !== null)
  throw new CannotStart(
    `The embedded database does not run as root, and user ${user.uid} may not enter ${wall ?? folder}; start as an ordinary user, put the project in a folder that others may enter, or set DATABASE_URL`,
  )
}

/** Command and options for spawn(). The working folder is one that everybody may enter. */
export function commandAs(runAs: RunAs, program: string, args: string[]) {
  const [command, ...rest] = [...runAs.prefix, program, ...args] as [string, ...string[]]
  return { command, args: rest, options: { ...runAs.ids, cwd: '/', env: plainEnvironment() } }
}

/** Without PGDATA, PGPORT and the like, which would steer the programs elsewhere; messages in English. */
function plainEnvironment(): NodeJS.ProcessEnv {
  const env: Record<string, string | undefined> = { LANG: 'C', LC_ALL: 'C', TZ: 'UTC' }
  for (const name of ['PATH', 'SYSTEMROOT']) env[name] = process.env[name]
  return env as NodeJS.ProcessEnv
}

/**
 * no_setuid_fixup keeps access(2), by which PostgreSQL looks at its own programs, from leaving the capability out;
 * on exec everything but that capability is gone.
 */
function setpriv(user: { uid: number; gid: number }, capability: string): string[] {
  return [
    'setpriv',
    `--reuid=${user.uid}`,
    `--regid=${user.gid}`,
    '--clear-groups',
    `--inh-caps=+${capability}`,
    `--ambient-caps=+${capability}`,
    '--securebits=+no_setuid_fixup',
  ]
}

/** Tries it: pass into the folder and let initdb find the server beside it. */
function works(runAs: RunAs, binaries: Binaries, folder: string): boolean {
  const script = 'cd "$1" && test -x "$2" && test -r "$2" && "$2" --version'
  const { command, args, options } = commandAs(runAs, '/bin/sh', [
    '-c',
    script,
    'sh',
    folder,
    binaries.postgres,
  ])
  return spawnSync(command, args, { ...options, stdio: 'ignore' }).status === 0
}

function ownerOf(path: string): { uid: number; gid: number } | null {
  if (!existsSync(path)) return null
  const { uid, gid } = statSync(path)
  return uid === 0 ? null : { uid, gid }
}

function named(user: string): { uid: number; gid: number } | null {
  const id = (flag: string) => Number(execFileSync('id', [flag, user], { encoding: 'utf8', stdio: 'pipe' }))
  try {
    return { uid: id('-u'), gid: id('-g') }
  } catch {
    return null
  }
}

/** The outermost folder on the way that others may not enter; only to name it in the message. */
function closedAncestor(path: string): string | null {
  const way = [path]
  while (dirname(way[0]!) !== way[0]) way.unshift(dirname(way[0]!))
  return way.find((folder) => existsSync(folder) && (statSync(folder).mode & 0o001) === 0) ?? null
}
