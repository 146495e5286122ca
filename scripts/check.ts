import { spawn } from 'node:child_process'
import { join } from 'node:path'

// `npm run check`: every gate that needs no service of the product; all run, all faults are shown.
const root = join(import.meta.dirname, '..')
const bin = (name: string) => join(root, 'node_modules/.bin', name)
const script = (name: string, ...rest: string[]) => [
  process.execPath,
  '--import',
  'tsx',
  `scripts/${name}.ts`,
  ...rest,
]

const gates: Record<string, string[]> = {
  types: [bin('tsc'), '--noEmit', '-p', '.'],
  'format and lint': [bin('biome'), 'check', '.'],
  'import arrows': [
    bin('depcruise'),
    '--config',
    '.dependency-cruiser.cjs',
    ...'app core db jobs server scripts test'.split(' '),
  ],
  'dead code': [bin('knip')],
  translations: [bin('vitest'), 'run', '--project', 'core', 'app/i18n', 'test/app'],
  'table types': script('db-types', '--check'),
  'configuration guide': script('config-docs', '--check'),
}

type Outcome = { name: string; passed: boolean; seconds: string; output: string }

function pass([command, ...args]: string[], name: string): Promise<Outcome> {
  const begin = Date.now()
  const child = spawn(command!, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  child.stderr.on('data', (chunk) => (output += chunk))
  return new Promise((done) => {
    const end = (passed: boolean) =>
      done({ name, passed, seconds: ((Date.now() - begin) / 1000).toFixed(1), output: output.trim() })
    child.once('error', (error) => {
      output += error.message
      end(false)
    })
    child.once('close', (status) => end(status === 0))
  })
}

const waiting = Object.entries(gates)
const failed: string[] = []

/** Two at a time: the long type check beside the short ones. */
async function lane(): Promise<void> {
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const { name, passed, seconds, output } = await pass(next[1], next[0])
    console.log(`${passed ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`)
    if (passed) continue
    failed.push(name)
    console.log(output.replace(/^/gm, '       '))
  }
}

await Promise.all([lane(), lane()])
console.log(failed.length === 0 ? 'All checks passed' : `Failed: ${failed.join(', ')}`)
process.exitCode = failed.length === 0 ? 0 : 1
