import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chainHealthSchema } from '#core/chain/health-schema.ts'
import type { Actor } from '#core/identity/actor.ts'
import { openQueue } from '#server/job/backend.ts'
import { retryFailure } from '#server/score/retry-failure.ts'
import { scoreChainJob } from '#server/score/score-chain.job.ts'
import { queueBackends } from '#test/support/queue.ts'
import {
  addAction,
  createScoredChain,
  reportDigital,
  type ScoredChain,
  signAudit,
} from '#test/support/scored-chain.ts'
import { openWorkshop, until, type Workshop } from './workshop.ts'

/** Leader → 1, 2; 1 → 3; 3 and 4 supply each other. */
const links = [
  [0, 1, 70],
  [0, 2, 30],
  [1, 3, 100],
  [3, 4, 60],
  [4, 3, 20],
] as const

describe.each(queueBackends)('score job, queue on $name', ({ redisUrl }) => {
  let shop: Workshop
  let chain: ScoredChain

  beforeAll(async () => {
    shop = await openWorkshop({ redisUrl })
    chain = await createScoredChain(shop.owner, { suppliers: 4, links })
  })
  afterAll(() => shop?.close())

  const versionsOf = (orgId: string) =>
    shop.owner
      .selectFrom('organizationScore')
      .selectAll()
      .where('chainId', '=', chain.chainId)
      .where('orgId', '=', orgId)
      .orderBy('version')
      .execute()
  const wake = () => shop.runtime.services.queue.add(scoreChainJob, { chainId: chain.chainId })
  const settled = () => until('no marks left', async () => (await shop.marks(chain.chainId)) === 0)
  const [one, , three] = [0, 1, 2]

  test('a fact becomes a score and is carried up to every buyer, also around a circular supply', async () => {
    await shop.startWorker()
    await shop.fact((db) => signAudit(db, chain, chain.supplierIds[three]!, { overall: 92.5 }))
    await wake()
    await settled()
    const [version] = await versionsOf(chain.supplierIds[three]!)
    expect(version).toMatchObject({ own: 92.5, grade: 'A', version: 1, validTo: null, sharedUp: true })
    const [leader] = await versionsOf(chain.leaderId)
    // Nobody else has a score: the leader inherits all of it.
    expect(leader?.own).toBeNull()
    expect(leader?.rolled).toBeCloseTo(92.5, 9)
    expect(await shop.differences(chain.chainId)).toEqual([])
    const health = await shop.owner
      .selectFrom('chainHealth')
      .selectAll()
      .where('validTo', 'is', null)
      .execute()
    expect(health).toHaveLength(1)
    expect(health[0]?.content).toMatchObject({ rated: 1, members: 5 })
    expect(chainHealthSchema.parse(health[0]?.content).cycles).toHaveLength(1)
    const tiers = await shop.owner
      .selectFrom('chainMember')
      .select(['orgId', 'tier'])
      .where('chainId', '=', chain.chainId)
      .execute()
    const tierOf = new Map(tiers.map((row) => [row.orgId, row.tier]))
    expect([chain.leaderId, ...chain.supplierIds].map((id) => tierOf.get(id))).toEqual([0, 1, 1, 2, 3])
  })

  test('a second run on the same facts writes no second version', async () => {
    const before = await versionsOf(chain.supplierIds[three]!)
    await shop.fact((db) =>
      db
        .insertInto('staleMark')
        .values({ chainId: chain.chainId, orgId: chain.supplierIds[three]!, reason: 'again' })
        .execute(),
    )
    await wake()
    await settled()
    await wake()
    expect(await versionsOf(chain.supplierIds[three]!)).toEqual(before)
  })

  test('a later fact closes the version before it', async () => {
    await shop.fact((db) =>
      addAction(db, chain, chain.supplierIds[three]!, { dueInDays: -5, closedInDays: null }),
    )
    await wake()
    await settled()
    const versions = await versionsOf(chain.supplierIds[three]!)
    expect(versions.map(({ version }) => version)).toEqual([1, 2])
    expect(versions[0]?.validTo).toBe(versions[1]?.validFrom)
    // (60 · 92.5 + 20 · 0) / 80
    expect(versions[1]?.own).toBeCloseTo(69.375, 9)
  })

  test('two workers and many wake-ups at once: each fact counts once, no version twice', async () => {
    await shop.startWorker()
    for (let round = 0; round < 12; round += 1) {
      const orgId = chain.supplierIds[round % 4]!
      await shop.fact((db) =>
        reportDigital(db, chain, orgId, { digital: 10 + round * 5, networked: 5 + round, period: '2026Q1' }),
      )
      await Promise.all([wake(), wake()])
    }
    await settled()
    expect(await shop.differences(chain.chainId)).toEqual([])
    for (const orgId of chain.supplierIds) {
      const versions = await versionsOf(orgId)
      expect(versions.map(({ version }) => version)).toEqual(versions.map((_, index) => index + 1))
      expect(versions.filter(({ validTo }) => validTo === null)).toHaveLength(1)
    }
  })

  test('a wake-up that was lost is found by the sweep', async () => {
    await shop.startWorker({ sweepEvery: 1000 })
    await shop.fact(async (db) => {
      await signAudit(db, chain, chain.supplierIds[one]!, { overall: 88 })
      await db
        .updateTable('staleMark')
        .set({ markedAt: new Date(Date.now() - 60_000) })
        .execute()
    })
    await settled()
    expect((await versionsOf(chain.supplierIds[one]!)).at(-1)?.own).not.toBeNull()
    expect(await shop.differences(chain.chainId)).toEqual([])
  })

  test('several workers keep one schedule of each kind', async () => {
    const queue = openQueue({ config: { redisUrl }, loginUrl: shop.runtime.loginUrl })
    try {
      const schedules = await queue.getJobSchedulers()
      expect(schedules.map(({ key }) => key).sort()).toEqual(['refresh-scores', 'sweep'])
      const waiting = await queue.getJobs(['delayed'])
      const repeated = waiting.filter((job) => job?.name === 'score.refresh')
      expect(repeated).toHaveLength(1)
      // 00:10 in China is 16:10 UTC.
      const at = new Date((repeated[0]?.timestamp ?? 0) + (repeated[0]?.delay ?? 0))
      expect(at.toISOString().slice(11, 16)).toBe('16:10')
    } finally {
      await queue.close()
    }
  })

  test('a failure is shown once on the chain, and the retry button ends it', async () => {
    const { chainId } = chain
    await shop.owner
      .insertInto('scorePolicy')
      .values({ chainId, version: 2, content: JSON.stringify({ nonsense: true }) })
      .execute()
    await shop.fact((db) => signAudit(db, chain, chain.supplierIds[one]!, { overall: 81 }))
    const open = () =>
      shop.owner
        .selectFrom('jobFailure')
        .selectAll()
        .where('chainId', '=', chainId)
        .where('resolvedAt', 'is', null)
        .execute()
    // Without its key: it must not become one with a waiting job that tries for a minute.
    const { key: _, ...keyless } = scoreChainJob
    const fail = () => shop.runtime.services.queue.add({ ...keyless, attempts: 1 }, { chainId })
    await fail()
    await until('the failure is written down', async () => (await open()).length === 1)
    const first = (await open())[0]
    await fail()
    await until('the later failure is shown', async () => (await open())[0]?.failedAt !== first?.failedAt)
    const failures = await open()
    expect(failures).toHaveLength(1)
    expect(failures[0]).toMatchObject({
      job: 'score.chain',
      recordKind: 'chain',
      recordId: chainId,
      payload: { chainId },
    })
    expect(failures[0]?.error).toMatch(/^internal job-/)

    await shop.owner
      .deleteFrom('scorePolicy')
      .where('chainId', '=', chainId)
      .where('version', '=', 2)
      .execute()
    const person = { userId: chain.leaderId, userName: 'A person', orgId: chain.leaderId, chainId }
    const actor: Actor = { ...person, kind: 'leader', role: 'manager' }
    const call = { actor, locale: 'zh', requestId: 'retry' } as const
    await shop.runtime.execute(retryFailure, call, { failureId: failures[0]!.id })
    await settled()
    expect(await open()).toEqual([])
    expect(await shop.differences(chainId)).toEqual([])
    await expect(
      shop.runtime.execute(retryFailure, call, { failureId: failures[0]!.id }),
    ).rejects.toMatchObject({ code: 'not-found' })
  })
})
