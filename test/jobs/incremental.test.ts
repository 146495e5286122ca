import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runAs } from '#server/adapter/run-as.ts'
import { rebuildChain } from '#server/score/rebuild-chain.ts'
import { rescoreChain } from '#server/score/rescore-chain.ts'
import {
  addAction,
  closeAction,
  createScoredChain,
  dropLink,
  reportDigital,
  setLink,
  signAudit,
} from '#test/support/scored-chain.ts'
import { openWorkshop, type Workshop } from './workshop.ts'

let shop: Workshop
beforeAll(async () => {
  shop = await openWorkshop({})
})
afterAll(() => shop?.close())

const suppliers = 7
const supplier = fc.integer({ min: 1, max: suppliers })
const anybody = fc.integer({ min: 0, max: suppliers })
const fact = fc.oneof(
  fc.record({
    kind: fc.constant('audit' as const),
    org: supplier,
    value: fc.integer({ min: 400, max: 1000 }),
  }),
  fc.record({
    kind: fc.constant('action' as const),
    org: supplier,
    value: fc.integer({ min: -40, max: 10 }),
  }),
  fc.record({ kind: fc.constant('close' as const), org: supplier, value: fc.constant(0) }),
  fc.record({ kind: fc.constant('digital' as const), org: anybody, value: fc.integer({ min: 0, max: 97 }) }),
  fc.record({
    kind: fc.constant('link' as const),
    org: anybody,
    value: fc.integer({ min: 1, max: suppliers }),
  }),
  fc.record({
    kind: fc.constant('drop' as const),
    org: anybody,
    value: fc.integer({ min: 1, max: suppliers }),
  }),
)

/** Batches of facts; after each batch the scores are brought up to date. */
const course = fc.array(fc.array(fact, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 8 })

test('whatever happens in whatever order: incremental equals a rebuild, to the last digit, and a rebuild writes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(course, async (batches) => {
      const chain = await createScoredChain(shop.owner, {
        suppliers,
        // A circular supply from the start: 2 → 3 → 4 → 2.
        links: [
          [0, 1, 33],
          [0, 2, 67],
          [1, 5, 10],
          [2, 3, 45],
          [3, 4, 12.5],
          [4, 2, 30],
          [5, 6, 80],
        ],
      })
      const { chainId } = chain
      const orgs = [chain.leaderId, ...chain.supplierIds]
      for (const batch of batches) {
        for (const { kind, org, value } of batch) {
          const orgId = orgs[org]!
          await shop.fact(async (db) => {
            if (kind === 'audit') return signAudit(db, chain, orgId, { overall: value / 10 })
            if (kind === 'action')
              return addAction(db, chain, orgId, {
                dueInDays: value,
                closedInDays: value % 3 ? null : value - 1,
              })
            if (kind === 'close') return closeAction(db, chain, orgId)
            if (kind === 'digital')
              return reportDigital(db, chain, orgId, {
                digital: value,
                networked: value >> 1,
                period: '2026Q2',
              })
            if (org === value) return
            if (kind === 'link') return setLink(db, chain, orgId, orgs[value]!, value * 7.3)
            return dropLink(db, chain, orgId, orgs[value]!)
          })
        }
        await runAs(shop.runtime, rescoreChain, { chainId }, {})
      }
      expect(await shop.differences(chainId)).toEqual([])
      expect(await shop.marks(chainId)).toBe(0)
      const rebuilt = await runAs(shop.runtime, rebuildChain, { chainId }, {})
      expect(rebuilt).toMatchObject({ changed: 0, healthChanged: false, scored: suppliers + 1 })
    }),
    { numRuns: 25 },
  )
})

test('scores as of a day in the past rest on what was known then', async () => {
  const chain = await createScoredChain(shop.owner, { suppliers: 1, links: [[0, 1, 100]] })
  const { chainId } = chain
  const [orgId] = chain.supplierIds as [string]
  await shop.fact((db) =>
    signAudit(db, chain, orgId, { overall: 80, signedAt: new Date('2025-03-01T02:00:00Z') }),
  )
  await shop.fact((db) =>
    signAudit(db, chain, orgId, { overall: 95, signedAt: new Date('2026-03-01T02:00:00Z') }),
  )
  for (const now of ['2025-06-30T00:00:00Z', '2026-06-30T00:00:00Z']) {
    await runAs(shop.runtime, rebuildChain, { chainId, now: new Date(now) }, {})
  }
  const versions = await shop.owner
    .selectFrom('organizationScore')
    .select(['own', 'asOf', 'validFrom', 'validTo'])
    .where('chainId', '=', chainId)
    .where('orgId', '=', orgId)
    .orderBy('version')
    .execute()
  expect(versions).toEqual([
    {
      own: 80,
      asOf: '2025-06-30',
      validFrom: '2025-06-30T00:00:00.000Z',
      validTo: '2026-06-30T00:00:00.000Z',
    },
    { own: 95, asOf: '2026-06-30', validFrom: '2026-06-30T00:00:00.000Z', validTo: null },
  ])
})
