import { describe, expect, it } from 'vitest'
import { gradeOf, heldRank } from './band.ts'
import { pointsOn } from './curve.ts'
import { addMonths } from './month.ts'
import { scoreOrganization } from './organization-score.ts'
import { defaultPolicy } from './policy.ts'
import { asOf, auditFact } from './score.fixture.ts'

const { bands } = defaultPolicy

it.each([
  [100, 'A'],
  [90, 'A'],
  [89.9999999999999, 'A'],
  [89.999, 'B'],
  [80, 'B'],
  [79.99, 'C'],
  [70, 'C'],
  [69.99, 'D'],
  [0, 'D'],
])('%d points are %s (domain §4.2)', (points, grade) => expect(gradeOf(points, bands)).toBe(grade))

it.each([
  [90.9, 1, 1],
  [91, 1, 1],
  [91.1, 1, 0],
  [89.1, 0, 0],
  [88.9, 0, 1],
  [69.5, 1, 2],
  [68.9, 1, 3],
  [99, 3, 0],
])('%d points from rank %d hold rank %d at a margin of 1', (points, before, after) =>
  expect(heldRank(points, bands, before, 1)).toBe(after),
)

describe('hysteresis (domain §4.2)', () => {
  const policy = { ...defaultPolicy, hysteresis: { margin: 1, periods: 2 } }
  const grade = (overall: number, previous: { grade: string; pendingPeriods: number } | null) =>
    scoreOrganization(
      { audits: [auditFact({ overall })], actions: [], digital: null, previous },
      policy,
      asOf,
    )

  it('holds the grade within a point of the threshold, for one period', () => {
    expect(grade(89.5, { grade: 'A', pendingPeriods: 0 })).toMatchObject({
      grade: 'A',
      bandGrade: 'B',
      deciding: { code: 'hysteresis' },
    })
    expect(grade(89.5, { grade: 'A', pendingPeriods: 1 })).toMatchObject({ grade: 'B' })
    expect(grade(88.9, { grade: 'A', pendingPeriods: 0 })).toMatchObject({ grade: 'B' })
    expect(grade(89.5, null)).toMatchObject({ grade: 'B' })
    expect(grade(89.5, { grade: 'gone', pendingPeriods: 0 })).toMatchObject({ grade: 'B' })
  })
})

it.each([
  [0, 100],
  [50, 100],
  [275, 90],
  [500, 80],
  [2000, 50],
  [3500, 25],
  [5000, 0],
  [9999, 0],
])('%d ppm are %d points on the curve of domain §4.2', (ppm, points) =>
  expect(
    pointsOn(
      [
        [50, 100],
        [500, 80],
        [2000, 50],
        [5000, 0],
      ],
      ppm,
    ),
  ).toBeCloseTo(points, 9),
)

it.each([
  ['2024-02-29', 12, '2025-02-28'],
  ['2025-01-31', 1, '2025-02-28'],
  ['2025-10-01', -12, '2024-10-01'],
  ['2025-12-31', 36, '2028-12-31'],
])('%s and %d months are %s', (day, count, end) => expect(addMonths(day, count)).toBe(end))
