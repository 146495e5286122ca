import { describe, expect, it } from 'vitest'
import { daysUntil, formatDate, formatNumber, formatPercent } from './format.ts'

describe('dates', () => {
  // 16:30 in London is already the next day in Beijing.
  const iso = '2025-03-01T16:30:00Z'

  it.each([
    ['zh', 'short', '2025-03-02'],
    ['zh', 'long', '2025年3月2日'],
    ['zh', 'month', '2025年3月'],
    ['zh', 'time', '2025-03-02 00:30'],
    ['en', 'short', '2 Mar 2025'],
    ['en', 'long', '2 March 2025'],
    ['en', 'month', 'Mar 2025'],
    ['en', 'time', '2 Mar 2025, 00:30'],
  ] as const)('%s %s', (locale, style, text) => {
    expect(formatDate(locale, iso, style)).toBe(text)
  })

  it('leaves a plain day as it is', () => {
    expect(formatDate('zh', '2025-12-31')).toBe('2025-12-31')
  })

  it('counts days of Beijing, not of hours', () => {
    expect(daysUntil('2025-03-02', '2025-03-01T15:59:00Z')).toBe(1)
    expect(daysUntil('2025-03-02', '2025-03-01T16:00:00Z')).toBe(0)
    expect(daysUntil('2025-03-02', '2025-03-04T16:00:00Z')).toBe(-3)
  })
})

describe('figures', () => {
  it('groups digits and fixes decimals', () => {
    expect(formatNumber('zh', 1234567.891)).toBe('1,234,567.89')
    expect(formatNumber('en', 93.2, 1)).toBe('93.2')
  })

  it('shows a share with its base, and none without one', () => {
    expect(formatPercent('zh', 120, 150)).toBe('120/150 · 80.0%')
    expect(formatPercent('en', 0, 9)).toBe('0/9 · 0.0%')
    expect(formatPercent('zh', 0, 0)).toBeNull()
  })
})
