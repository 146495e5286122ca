import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { freePort } from '#db/embedded/process.ts'
import { environmentFor, readConfig, settleNodeEnv } from '#server/config.ts'
import { openDatabase } from './start/database.ts'
import { say } from './start/print.ts'
import { run } from './start/run.ts'

// `npm run dev`: the database stays here; dev-server.ts starts anew whenever code of the server changes.
settleNodeEnv('development')

await run(async (session) => {
  const config = readConfig()
  const ownerUrl = await openDatabase(config, session, say)
  const root = join(import.meta.dirname, '..')
  const child = spawn(
    process.execPath,
    [
      join(root, 'node_modules/tsx/dist/cli.mjs'),
      'watch',
      '--clear-screen=false',
      join(root, 'scripts/dev-server.ts'),
      // Browsers find the hot reload where it was, after the server started anew.
      `--hot-reload-port=${await freePort()}`,
      ...(config.databaseUrl === null ? ['--embedded'] : []),
    ],
    {
      cwd: root,
      // A group of its own: Ctrl-C comes here, and from here as one orderly signal.
      detached: true,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: environmentFor({
        DATABASE_URL: ownerUrl,
        DATA_DIR: config.dataDir,
        DEMO: config.demo ? 'on' : 'off',
      }),
    },
  )
  const ended = once(child, 'exit')
  session.atEnd(async () => {
    child.kill('SIGTERM')
    await ended
  })
  ended.then(() => session.fail(new Error('The development server ended')))
})
