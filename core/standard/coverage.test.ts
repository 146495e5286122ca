import { expect, it } from 'vitest'
import { coverageOf } from './coverage.ts'

const group = (tier: number, hidden: boolean, members: number, audited: number) => ({
  tier,
  hidden,
  members,
  audited,
  buyers: 1,
  adopted: 1,
  behind: 0,
})

it('three hidden organizations of a tier are counted; one or two are left out of everything', () => {
  const coverage = coverageOf([
    group(1, false, 20, 15),
    group(2, false, 9, 4),
    group(2, true, 3, 1),
    group(3, false, 4, 2),
    group(3, true, 2, 2),
  ])
  expect(coverage).toMatchObject({ audited: 22, members: 36 })
  expect(coverage.tiers).toMatchObject([
    { tier: 1, members: 20, audited: 15, leftOut: false },
    { tier: 2, members: 12, audited: 5, buyers: 2, leftOut: false },
    { tier: 3, members: 4, audited: 2, buyers: 1, leftOut: true },
  ])
})
