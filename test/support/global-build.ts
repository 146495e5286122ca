import { ensureBuild } from '../../scripts/start/build.ts'
import { oncePerRun } from './once-per-run.ts'

/** HTTP and browser tests run the production build of the sources as they are now. */
export default async function setup(): Promise<() => Promise<void>> {
  const { release } = await oncePerRun('build', async () => {
    await ensureBuild((line) => process.stdout.write(`${line}\n`))
    return { value: null, undo: async () => {} }
  })
  return release
}
