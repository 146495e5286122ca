import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  answerDueAfterSendBack,
  correctiveTermsSchema,
  dayInChina,
  daysBetween,
  defaultTerms,
  dueDates,
} from './due-date.ts'

describe('due days by severity, domain §3.1', () => {
  it.each([
    ['critical', '2025-03-06', '2025-03-31'],
    ['major', '2025-03-11', '2025-04-30'],
    ['minor', '2025-03-16', '2025-05-30'],
  ] as const)('%s issued on 2025-03-01: answer %s, close %s', (severity, answerDueOn, closeDueOn) =>
    expect(dueDates(severity, '2025-03-01')).toEqual({ answerDueOn, closeDueOn }),
  )

  it('a chain may bring its own terms', () => {
    const terms = correctiveTermsSchema.parse({ ...defaultTerms, critical: { answer: 1, close: 14 } })
    expect(dueDates('critical', '2025-12-31', terms)).toEqual({
      answerDueOn: '2026-01-01',
      closeDueOn: '2026-01-14',
    })
  })

  it('sent back: half the original length, rounded up, from the day of the send-back', () => {
    expect(answerDueAfterSendBack('critical', '2025-03-10')).toBe('2025-03-13')
    expect(answerDueAfterSendBack('major', '2025-03-10')).toBe('2025-03-15')
    expect(answerDueAfterSendBack('minor', '2025-03-10')).toBe('2025-03-18')
  })
})

describe('days', () => {
  it('knows leap years and refuses what is no day', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29')
    expect(addDays('2025-02-28', 1)).toBe('2025-03-01')
    expect(() => addDays('2025-02-30', 1)).toThrow()
    expect(() => addDays('2025-3-1', 1)).toThrow()
  })

  it('property: adding and counting days are each other’s reverse', () => {
    const day = fc
      .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
      .map((d) => d.toISOString().slice(0, 10))
    fc.assert(
      fc.property(day, fc.integer({ min: -4000, max: 4000 }), (from, n) => {
        expect(daysBetween(from, addDays(from, n))).toBe(n)
      }),
    )
  })

  it('the day in China begins at 16:00 UTC', () => {
    expect(dayInChina('2025-03-01T15:59:59.999Z')).toBe('2025-03-01')
    expect(dayInChina('2025-03-01T16:00:00.000Z')).toBe('2025-03-02')
    expect(dayInChina('2025-03-02T00:00:00+08:00')).toBe('2025-03-02')
  })
})
