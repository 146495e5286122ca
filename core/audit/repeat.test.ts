import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addMonths } from '#core/score/month.ts'
import { commonFaults, repeatsOf, type SignedFinding } from './repeat.ts'

let next = 0
const finding = (of: Partial<SignedFinding> = {}): SignedFinding => ({
  findingId: `f${++next}`,
  requirement: 'std p6-1',
  supplierId: 'S1',
  severity: 'minor',
  on: '2026-06-01',
  ...of,
})

describe('repeat findings', () => {
  test('the same requirement at the same supplier within 24 months', () => {
    const old = finding({ on: '2024-05-31' })
    const first = finding({ on: '2024-06-01' })
    const second = finding({ on: '2025-06-01' })
    const third = finding({ on: '2026-06-01' })
    const repeats = repeatsOf([third, old, first, second])
    expect(repeats.get(third.findingId)).toEqual({ times: 2, lastOn: '2025-06-01' })
    expect(repeats.get(second.findingId)).toEqual({ times: 2, lastOn: '2024-06-01' })
    expect(repeats.has(old.findingId)).toBe(false)
  })

  test('another supplier, another requirement, an opportunity and the same audit are no repeats', () => {
    const one = finding()
    const others = [
      finding({ supplierId: 'S2', on: '2026-01-01' }),
      finding({ requirement: 'std p6-2', on: '2026-01-01' }),
      finding({ severity: 'opportunity', on: '2026-01-01' }),
      finding({ on: one.on }),
    ]
    expect(repeatsOf([one, ...others]).size).toBe(0)
  })
})

const any = fc.array(
  fc.record({
    requirement: fc.constantFrom('a', 'b', 'c'),
    supplierId: fc.constantFrom('S1', 'S2', 'S3'),
    severity: fc.constantFrom('critical' as const, 'minor' as const, 'opportunity' as const),
    on: fc.integer({ min: 0, max: 40 }).map((months) => addMonths('2023-01-15', months)),
  }),
  { maxLength: 30 },
)

describe('common faults', () => {
  test('count suppliers and findings, never an opportunity, whatever the order', () => {
    fc.assert(
      fc.property(any, (list) => {
        const findings = list.map((one, i) => ({ ...one, findingId: `f${i}` }))
        const common = commonFaults(findings, '2023-01-01')
        expect(commonFaults([...findings].reverse(), '2023-01-01')).toEqual(common)
        const faults = findings.filter(({ severity }) => severity !== 'opportunity')
        for (const { requirement, suppliers, findings: count, repeated } of common) {
          const own = faults.filter((one) => one.requirement === requirement)
          expect(suppliers.length).toBe(new Set(own.map((one) => one.supplierId)).size)
          expect(suppliers.length).toBeGreaterThan(1)
          expect(count).toBe(own.length)
          expect(suppliers.reduce((sum, one) => sum + one.findings, 0)).toBe(count)
          expect(repeated).toBeLessThan(count)
        }
      }),
    )
  })

  test('what is older than the day asked is not counted, though it still makes a repeat', () => {
    const findings = [
      finding({ on: '2025-01-01' }),
      finding({ on: '2026-01-01', severity: 'major' }),
      finding({ on: '2026-02-01', supplierId: 'S2' }),
    ]
    expect(commonFaults(findings, '2026-01-01')).toMatchObject([
      { findings: 2, repeated: 1, worst: 'major', lastOn: '2026-02-01' },
    ])
    expect(commonFaults(findings, '2026-02-01')).toEqual([])
  })
})
