import { expect, it } from 'vitest'
import { coverageOf } from './coverage.ts'

const tier = (n: number, members: number, visible: number) => ({
  tier: n,
  members,
  visible,
  audited: 2,
  buyers: 3,
  adopted: 2,
  behind: 1,
})

it('the rate counts everybody; a tier with one or two hidden organizations keeps its numbers to itself', () => {
  const coverage = coverageOf([tier(1, 20, 20), tier(2, 12, 9), tier(3, 6, 4)])
  expect(coverage).toMatchObject({ audited: 6, members: 38 })
  expect(coverage.tiers.map(({ tier, members, audited }) => [tier, members, audited])).toEqual([
    [1, 20, 2],
    [2, 12, 2],
    [3, null, null],
  ])
})
