import { expect, test } from 'vitest'
import { type CheckFacts, drawRates } from './kpi.ts'

const check = (of: Partial<CheckFacts>): CheckFacts => ({
  signedOn: '2026-09-01',
  publishBy: '2026-09-29',
  published: false,
  conclusion: null,
  actions: [],
  ...of,
})

test('results published of checks that are over; a running check counts nowhere', () => {
  const { published, late } = drawRates(
    [
      check({ published: true, conclusion: 'passed' }),
      check({}),
      check({ publishBy: '2026-10-30' }),
      check({ signedOn: null, publishBy: null }),
    ],
    '2026-10-01',
  )
  expect(published).toEqual({ done: 1, of: 3, percent: 33.3 })
  expect(late).toBe(1)
})

test('actions closed of checks not passed', () => {
  const actions = [{ closed: true }, { closed: false }]
  const { handled } = drawRates(
    [
      check({ conclusion: 'rectify', actions }),
      check({ conclusion: 'passed', actions }),
      check({ conclusion: 'failed', actions: [{ closed: true }] }),
    ],
    '2026-10-01',
  )
  expect(handled).toEqual({ done: 2, of: 3, percent: 66.7 })
})

test('nothing to count is no rate', () =>
  expect(drawRates([], '2026-10-01')).toEqual({
    published: { done: 0, of: 0, percent: null },
    handled: { done: 0, of: 0, percent: null },
    late: 0,
  }))
