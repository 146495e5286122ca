import { randomUUID } from 'node:crypto'
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { CannotStart } from './cannot-start.ts'
import { birthOf, isAlive } from './process.ts'

type Holder = { token: string; pid: number; birth: string | null; address: string | null }

/** The folder is in use by a running process. The message is one line for the person who started the second one. */
export class AlreadyRunning extends CannotStart {
  override name = 'AlreadyRunning'
  constructor(
    readonly pid: number,
    readonly address: string | null,
    folder: string,
  ) {
    super(
      address
        ? `ChainQ already runs at ${address} (process ${pid}) with the data in ${folder}`
        : `ChainQ is already starting (process ${pid}) with the data in ${folder}`,
    )
  }
}

export type Lock = { release(): void }

/**
 * One process per data folder. The lock of a process that is gone counts for nothing.
 * @throws AlreadyRunning
 */
export async function lockFolder(folder: string): Promise<Lock> {
  const file = fileIn(folder)
  const holder: Holder = { token: randomUUID(), pid: process.pid, birth: birthOf(process.pid), address: null }
  for (;;) {
    try {
      writeFileSync(file, JSON.stringify(holder), { flag: 'wx', mode: 0o644 })
      break
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const other = read(file)
    if (other && runs(other)) throw new AlreadyRunning(other.pid, other.address, folder)
    rmSync(file, { force: true })
  }
  // Two starters may both have found the same dead lock; the one whose lock was taken away sees it here.
  await sleep(30)
  const now = read(file)
  if (now && now.token !== holder.token) throw new AlreadyRunning(now.pid, now.address, folder)
  return {
    release() {
      if (read(file)?.token === holder.token) rmSync(file, { force: true })
    },
  }
}

/** Lets a second start in the folder say where the first one answers. */
export function announce(folder: string, address: string): void {
  const file = fileIn(folder)
  const holder = read(file)
  if (!holder) return
  writeFileSync(`${file}.new`, JSON.stringify({ ...holder, address }))
  renameSync(`${file}.new`, file)
}

function fileIn(folder: string): string {
  return join(folder, 'running.json')
}

function runs(holder: Holder): boolean {
  return isAlive(holder.pid) && (holder.birth === null || holder.birth === birthOf(holder.pid))
}

function read(file: string): Holder | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}
