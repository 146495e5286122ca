import { settleNodeEnv } from '#server/config.ts'
import { ensureBuild } from './start/build.ts'
import { say } from './start/print.ts'
import { run } from './start/run.ts'

// `npm run build`: the production build of the app, unless it is there for these sources.
settleNodeEnv('production')

await run(async (session) => {
  await ensureBuild(say)
  session.end()
})
