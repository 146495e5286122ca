import { startWorker } from '#jobs/worker.ts'
import { readConfig } from '#server/config.ts'
import { createRuntime } from '#server/runtime/runtime.ts'

/*
 * The worker that is killed: the product's own, in a process of its own. It tells its parent when it is ready and when
 * a unit of work begins and ends, so that the parent knows what a kill hit.
 */
const config = readConfig()
const runtime = await createRuntime({
  config,
  loginUrl: process.env.BENCH_LOGIN_URL!,
  baseUrl: 'http://127.0.0.1',
})
const tell = (word: string) => void process.send?.(word)
const { execute } = runtime
runtime.execute = async (useCase, call, input) => {
  tell('begin')
  try {
    return await execute(useCase, call, input)
  } finally {
    tell('end')
  }
}
const worker = await startWorker(runtime)
tell('ready')

process.once('SIGTERM', async () => {
  await worker.stop()
  await runtime.close()
  process.exit(0)
})
