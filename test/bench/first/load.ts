import { spawn } from 'node:child_process'
import { join } from 'node:path'

const duration = 8

/** Mean requests per second at 20 connections, asked from a process of its own; fails on any answer that is no 200. */
export async function requestsPerSecond(url: string, cookie?: string): Promise<number> {
  const cli = join(import.meta.dirname, '../../../node_modules/autocannon/autocannon.js')
  const run = (time: number) =>
    new Promise<{ requests: { average: number }; non2xx: number; errors: number }>((done, failed) => {
      const headers = cookie ? ['-H', `cookie=${cookie}`] : []
      const child = spawn(process.execPath, [cli, '-j', '-c', '20', '-d', String(time), ...headers, url])
      let output = ''
      child.stdout.on('data', (chunk) => (output += chunk))
      child.once('error', failed)
      child.once('close', () => done(JSON.parse(output)))
    })
  await run(2)
  const result = await run(duration)
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${url}: ${result.non2xx} answers were no 2xx, ${result.errors} errors`)
  }
  return result.requests.average
}
