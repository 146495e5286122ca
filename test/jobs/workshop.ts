import type { Kysely, Transaction } from 'kysely'
import { connect } from '#db/connect.ts'
import type { DB } from '#db/schema.generated.ts'
import { startWorker } from '#jobs/worker.ts'
import { runAs } from '#server/adapter/run-as.ts'
import type { Config } from '#server/config.ts'
import type { Runtime } from '#server/runtime/runtime.ts'
import { verifyChain } from '#server/score/verify-chain.ts'
import { createTestDatabase } from '#test/support/database.ts'
import { createTestRuntime } from '#test/support/runtime.ts'

/** A database and a runtime of a test's own, and as many workers as it starts. */
export type Workshop = {
  owner: Kysely<DB>
  runtime: Runtime
  /** A fact as a use case writes it: in one transaction with its mark; wakes nobody. */
  fact(write: (db: Transaction<DB>) => Promise<unknown>): Promise<void>
  startWorker(options?: { sweepEvery?: number }): Promise<{ stop(): Promise<void> }>
  /** What of a chain's stored scores is not what the facts give. */
  differences(chainId: string): Promise<unknown[]>
  marks(chainId: string): Promise<number>
  close(): Promise<void>
}

export async function openWorkshop(config: Partial<Config>): Promise<Workshop> {
  const database = await createTestDatabase()
  const owner = connect<DB>({ url: database.ownerUrl, max: 4 })
  const runtime = await createTestRuntime(database, { config })
  const workers: { stop(): Promise<void> }[] = []
  return {
    owner,
    runtime,
    fact: (write) => owner.transaction().execute(async (db) => void (await write(db))),
    async startWorker(options) {
      // A worker is a process of its own in the product: its own connections, its own part of the queue.
      const own = await createTestRuntime(database, { config })
      const worker = await startWorker(own, options)
      let stopped: Promise<void> | undefined
      const stop = () => {
        stopped ??= worker.stop().then(() => own.close())
        return stopped
      }
      workers.push({ stop })
      return { stop }
    },
    async differences(chainId) {
      return (await runAs(runtime, verifyChain, { chainId }, {})).differences
    },
    async marks(chainId) {
      const { count } = await owner
        .selectFrom('staleMark')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('chainId', '=', chainId)
        .executeTakeFirstOrThrow()
      return count
    },
    async close() {
      for (const worker of workers) await worker.stop()
      await runtime.close()
      await owner.destroy()
      await database.drop()
    },
  }
}

/** Waits until it holds; fails after a time that no healthy machine needs. */
export async function until(what: string, holds: () => Promise<boolean>, ms = 30_000): Promise<void> {
  const end = Date.now() + ms
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`Not within ${ms} ms: ${what}`)
    await new Promise((later) => setTimeout(later, 50))
  }
}
