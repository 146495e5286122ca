import { describe, expect, it } from 'vitest'
import { closedOnTime, isAnswerLate, lateness, type StateSince } from './lateness.ts'

const history = (...entries: [StateSince['state'], string][]) =>
  entries.map(([state, since]) => ({ state, since }))

describe('lateness, domain §3.1: the clock stands still while the issuer judges', () => {
  const due = '2025-03-31'

  it('on the due day it is not late, the day after it is', () => {
    const open = history(['issued', '2025-03-01'])
    expect(lateness(due, open, '2025-03-31')).toMatchObject({ late: false, daysLate: 0 })
    expect(lateness(due, open, '2025-04-01')).toMatchObject({ late: true, daysLate: 1 })
  })

  it('days in review are the issuer’s', () => {
    const back = history(['issued', '2025-03-01'], ['answered', '2025-03-05'], ['sent-back', '2025-03-15'])
    expect(lateness(due, back, '2025-04-10')).toEqual({
      reviewDays: 10,
      effectiveDueOn: '2025-04-10',
      late: false,
      daysLate: 0,
    })
    expect(lateness(due, back, '2025-04-12')).toMatchObject({ late: true, daysLate: 2 })
  })

  it('a supplier that waits for a judgement does not become late', () => {
    const waiting = history(['issued', '2025-03-01'], ['answered', '2025-03-30'])
    expect(lateness(due, waiting, '2025-06-30').late).toBe(false)
  })

  it('what was late stays late, by as many days, while the issuer judges', () => {
    const late = history(['issued', '2025-03-01'], ['answered', '2025-04-05'])
    expect(lateness(due, late, '2025-04-05').daysLate).toBe(5)
    expect(lateness(due, late, '2025-05-20').daysLate).toBe(5)
  })

  it('the end stops the clock; a cancelled one is never late', () => {
    const closed = history(['issued', '2025-03-01'], ['answered', '2025-04-02'], ['closed', '2025-04-02'])
    expect(lateness(due, closed, '2026-01-01')).toMatchObject({ late: true, daysLate: 2 })
    const cancelled = history(['issued', '2025-03-01'], ['cancelled', '2025-05-01'])
    expect(lateness(due, cancelled, '2026-01-01').late).toBe(false)
  })
})

it('an answer is late after its due day, given or not', () => {
  expect(isAnswerLate('2025-03-06', null, '2025-03-06')).toBe(false)
  expect(isAnswerLate('2025-03-06', null, '2025-03-07')).toBe(true)
  expect(isAnswerLate('2025-03-06', '2025-03-06', '2025-09-01')).toBe(false)
  expect(isAnswerLate('2025-03-06', '2025-03-07', '2025-09-01')).toBe(true)
})

it('on time is read against the original due day; not closed is no data', () => {
  expect(closedOnTime('2025-03-31', '2025-03-31')).toBe(true)
  expect(closedOnTime('2025-03-31', '2025-04-01')).toBe(false)
  expect(closedOnTime('2025-03-31', null)).toBeNull()
})
