import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { environmentFor } from '#server/config.ts'

const root = join(import.meta.dirname, '../..')
const stamp = join(root, 'build/.stamp')

/** What the built app depends on; its server half takes in what it imports of server, db and core. */
export const buildFolders = ['app', 'core', 'server', 'db', 'jobs', 'public']
export const buildFiles = [
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'vite.config.ts',
  'remix.config.js',
  'postcss.config.cjs',
]

/** A hash over the contents of the sources and the lock file; tests do not count. */
export function sourceHash(): string {
  const hash = createHash('sha256')
  const listed = buildFolders.flatMap((folder) =>
    existsSync(join(root, folder))
      ? readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
          .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
      : [],
  )
  for (const file of [...listed, ...buildFiles].sort()) {
    if (!existsSync(join(root, file))) continue
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0')
  }
  return hash.digest('hex')
}

/** Whether `build/` was made from the sources as they are. */
export function isBuilt(hash = sourceHash()): boolean {
  return existsSync(stamp) && readFileSync(stamp, 'utf8').trim() === hash
}

/** Builds the app for production unless that has been done for these sources. */
export async function ensureBuild(say: (line: string) => void): Promise<void> {
  const hash = sourceHash()
  if (isBuilt(hash)) return
  say('Building the app (once for these sources, about half a minute)')
  await build()
  // Sources that changed meanwhile are built again next time.
  writeFileSync(stamp, `${hash}\n`)
}

async function build(): Promise<void> {
  rmSync(stamp, { force: true })
  const cli = join(root, 'node_modules/@remix-run/dev/dist/cli.js')
  const child = spawn(process.execPath, [cli, 'vite:build'], {
    cwd: root,
    env: environmentFor({ NODE_ENV: 'production', VITEST: undefined, TEST: undefined }),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  child.stderr.on('data', (chunk) => (output += chunk))
  const status = await new Promise<number | null>((done, failed) => {
    child.once('error', failed)
    child.once('close', done)
  })
  if (status !== 0) throw new Error(`The app could not be built:\n${output}`)
}
