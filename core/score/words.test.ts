import { expect, it } from 'vitest'
import { textSchema } from '../text.ts'
import { defaultPolicy } from './policy.ts'
import { type ScoreReasonCode, type ScoreReasonParams, scoreReason, scoreReasonCodes } from './reason.ts'
import { scoreReasonText, scoreReasonWords } from './words.ts'

const samples: ScoreReasonParams = {
  'audit-valid': { audits: 2 },
  'audit-none': {},
  'audit-expired': { lastValidOn: '2025-09-30' },
  'corrective-on-time': { onTime: 3, due: 4, overdue: 1, windowMonths: 12 },
  'corrective-none-due': { windowMonths: 12 },
  'digital-reported': { period: '2025Q3' },
  'digital-none': {},
  'digital-unknown': { period: '2025Q3' },
  'metric-given': {},
  'metric-none': {},
  'no-data': {},
  'coverage-too-low': { coverage: 0.4, minimum: 0.6 },
  band: { grade: 'B', points: 89.216, min: 80 },
  cap: { capId: 'audit-grade-c', bandGrade: 'A', grade: 'C' },
  hysteresis: { bandGrade: 'B', grade: 'A', margin: 1, periods: 2 },
}
const all = Object.keys(samples) as ScoreReasonCode[]

it.each(all)('%s has words in both languages that end as sentences and hold no gaps', (code) => {
  const text = scoreReasonText(scoreReason(code, samples[code]))
  expect(textSchema.parse(text)).toEqual(text)
  expect(text.zh).toMatch(/\p{Script=Han}.*。$/u)
  expect(text.en).toMatch(/\.$/)
  expect(`${text.zh}${text.en}`).not.toMatch(/undefined|null|NaN|\[object/)
  expect(text.en).not.toMatch(/\p{Script=Han}/u)
})

it('every code has words', () => {
  expect(Object.keys(scoreReasonWords).sort()).toEqual([...all].sort())
  expect([...scoreReasonCodes].sort()).toEqual([...all].sort())
})

it('labels of the default policy are in both languages', () => {
  for (const { label } of [...defaultPolicy.components, ...defaultPolicy.caps]) {
    expect(label.zh).toMatch(/\p{Script=Han}/u)
    expect(label.en).not.toMatch(/\p{Script=Han}/u)
  }
})

it('names what it knows', () => {
  expect(scoreReasonWords.band(samples.band).zh).toBe('得分 89.2，达到 80 分，评为 B 级。')
  expect(scoreReasonWords['corrective-on-time'](samples['corrective-on-time']).en).toContain('3 of 4')
})
