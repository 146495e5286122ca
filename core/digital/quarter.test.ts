import { expect, test } from 'vitest'
import { latestQuarters, quarterOf, quartersBefore } from './quarter.ts'

test('the quarter of a day', () => {
  expect(['2025-01-01', '2025-03-31', '2025-04-01', '2025-09-30', '2025-12-31'].map(quarterOf)).toEqual([
    '2025Q1',
    '2025Q1',
    '2025Q2',
    '2025Q3',
    '2025Q4',
  ])
})

test('quarters before cross the year', () => {
  expect(quartersBefore('2026Q1', 1)).toBe('2025Q4')
  expect(quartersBefore('2025Q4', -1)).toBe('2026Q1')
  expect(latestQuarters('2026Q2', 5)).toEqual(['2026Q2', '2026Q1', '2025Q4', '2025Q3', '2025Q2'])
  expect(() => quartersBefore('2026Q5', 1)).toThrow()
})
