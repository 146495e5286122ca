import { expect, it } from 'vitest'
import { digitalFacts } from './digital.fixture.ts'
import { type DigitalPointsPolicy, digitalPoints, digitalPointsPolicySchema } from './points.ts'

const policy: DigitalPointsPolicy = [
  {
    key: 'equipment-digital',
    weight: 60,
    curve: [
      [0, 0],
      [40, 60],
      [80, 100],
    ],
  },
  {
    key: 'core-processes',
    weight: 40,
    curve: [
      [0, 0],
      [1, 100],
    ],
  },
]

it('weighs the parts: 60 % of machines are 80 points, 0.6·80 + 0.4·100 = 88', () => {
  const result = digitalPoints(digitalFacts(), policy)
  expect(result.points).toBeCloseTo(88, 10)
  expect(result.coverage).toBe(1)
  expect(result.parts).toEqual([
    { key: 'equipment-digital', value: 60, points: 80, weight: 60 },
    { key: 'core-processes', value: 1, points: 100, weight: 40 },
  ])
})

it('a part without data is left out, not 0', () => {
  const none = digitalFacts({ equipmentTotal: 0, equipmentDigital: 0, equipmentNetworked: 0 })
  expect(digitalPoints(none, policy)).toMatchObject({ points: 100, coverage: 0.4 })
  expect(digitalPoints(none, policy.slice(0, 1))).toMatchObject({ points: null, coverage: 0 })
})

it('refuses a part named twice and a curve that goes back', () => {
  expect(digitalPointsPolicySchema.safeParse([...policy, policy[0]]).success).toBe(false)
  const back = [
    [1, 0],
    [1, 5],
  ]
  expect(digitalPointsPolicySchema.safeParse([{ ...policy[0], curve: back }]).success).toBe(false)
})
