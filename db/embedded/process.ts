import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

const hasProc = existsSync('/proc/self/stat')

/** Whether a process with this id runs; one that has ended and was not yet collected does not count. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  return !hasProc || statFields(pid)?.[0] !== 'Z'
}

/** The command line of a running process, or null. */
export function commandOf(pid: number): string | null {
  try {
    return hasProc
      ? readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
      : execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
  } catch {
    return null
  }
}

/** Tells two processes that were given the same id apart; the same text for as long as the process runs. */
export function birthOf(pid: number): string | null {
  if (hasProc) return statFields(pid)?.[19] ?? null
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || null
  } catch {
    return null
  }
}

/** The fields of /proc/<pid>/stat behind the command's name (which may hold spaces): state first, start time 20th. */
function statFields(pid: number): string[] | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')
  } catch {
    return null
  }
}

/** Resolves to whether `done` became true in time. */
export async function waitUntil(done: () => boolean, milliseconds: number, step = 20): Promise<boolean> {
  const end = Date.now() + milliseconds
  while (!done()) {
    if (Date.now() > end) return false
    await sleep(step)
  }
  return true
}

/** A port on 127.0.0.1 that nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
