/**
 * Vitest runs a global setup once for each project that names it. This makes the thing once for all of them and
 * undoes it when the last one is done.
 */
export async function oncePerRun<T>(name: string, make: () => Promise<{ value: T; undo(): Promise<void> }>) {
  const kept = globalThis as unknown as Record<symbol, Shared<T> | undefined>
  const key = Symbol.for(`chainq.test.${name}`)
  kept[key] ??= { users: 0, made: make() }
  const shared = kept[key]
  shared.users += 1
  const { value, undo } = await shared.made
  return {
    value,
    async release() {
      shared.users -= 1
      if (shared.users > 0) return
      kept[key] = undefined
      await undo()
    },
  }
}

type Shared<T> = { users: number; made: Promise<{ value: T; undo(): Promise<void> }> }
