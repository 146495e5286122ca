import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import { build } from 'vite'

const outDir = '.cache/bench-kill'

/** Bundles the worker into one file, so that a new one is up in a fraction of a second. */
export async function bundleWorker(): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'error',
    build: { ssr: 'test/bench/kill/worker.ts', outDir, emptyOutDir: true, target: 'node20', minify: false },
  })
  return join(outDir, 'worker.js')
}

export type Victim = {
  /** Resolves when it has taken up its work; false when it ended before. */
  ready: Promise<boolean>
  /** Ends it without warning; tells whether that hit a unit of work, and whether it had been ready. */
  kill(): Promise<{ inWork: boolean; wasReady: boolean }>
  /** Asks it to finish what it has in hand; the exit code. */
  stop(): Promise<number | null>
}

export function startVictim(file: string, env: Record<string, string>): Victim {
  const child: ChildProcess = fork(file, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  let working = 0
  let wasReady = false
  const ended = new Promise<number | null>((done) => child.once('exit', (code) => done(code)))
  const ready = new Promise<boolean>((done) => {
    child.on('message', (word) => {
      if (word === 'begin') working += 1
      if (word === 'end') working -= 1
      if (word !== 'ready') return
      wasReady = true
      done(true)
    })
    void ended.then(() => done(false))
  })
  return {
    ready,
    async kill() {
      child.kill('SIGKILL')
      await ended
      return { inWork: working > 0, wasReady }
    },
    async stop() {
      child.kill('SIGTERM')
      return ended
    },
  }
}
