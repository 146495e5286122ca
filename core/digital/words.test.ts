import { expect, it } from 'vitest'
import { textSchema } from '../text.ts'
import { checkDigitalFacts, type DigitalIssueCode, type DigitalIssueParams } from './check-facts.ts'
import { judgeCoverage } from './coverage.ts'
import { currentDefinition } from './definition.ts'
import { digitalFacts } from './digital.fixture.ts'
import { digitalPartKeys } from './points.ts'
import type { DigitalReasonCode, DigitalReasonParams } from './reason.ts'
import {
  digitalIssueText,
  digitalIssueWords,
  digitalPartWords,
  digitalReasonText,
  digitalReasonWords,
} from './words.ts'

const met = { percent: 200 / 3, min: 40 }
const reasons: DigitalReasonParams = {
  'no-report': {},
  'equipment-unknown': {},
  'digital-rate-met': met,
  'digital-rate-low': met,
  'core-processes-met': {},
  'core-processes-missing': {},
  'networked-rate-met': met,
  'networked-rate-low': met,
  'integration-met': { functions: 2, min: 2 },
  'integration-low': { functions: 1, min: 2 },
  'platform-used': { services: 1, min: 1 },
  'platform-none': { services: 0, min: 1 },
}
const issues: DigitalIssueParams = {
  'not-a-count': {},
  'digital-exceeds-total': { part: 2, total: 1 },
  'networked-exceeds-total': { part: 2, total: 1 },
  'networked-exceeds-digital': { networked: 2, digital: 1 },
  'no-equipment': {},
  'evidence-in-future': { evidenceOn: '2025-10-01', today: '2025-09-30' },
  'evidence-before-period': { evidenceOn: '2025-01-01', period: '2025Q3' },
  'definition-unknown': { version: 'x' },
}

type Words = Record<string, (params: never) => { zh: string; en: string }>
const all: [string, { zh: string; en: string }][] = [
  ...Object.entries(reasons).map(([code, params]): [string, { zh: string; en: string }] => [
    code,
    (digitalReasonWords as Words)[code as DigitalReasonCode]!(params as never),
  ]),
  ...Object.entries(issues).map(([code, params]): [string, { zh: string; en: string }] => [
    code,
    (digitalIssueWords as Words)[code as DigitalIssueCode]!(params as never),
  ]),
]

it.each(all)('%s has words in both languages that end as sentences and hold no gaps', (_, text) => {
  expect(textSchema.parse(text)).toEqual(text)
  expect(text.zh).toMatch(/\p{Script=Han}.*。$/u)
  expect(text.en).toMatch(/\.$/)
  expect(`${text.zh}${text.en}`).not.toMatch(/undefined|null|NaN|\[object/)
  expect(text.en).not.toMatch(/\p{Script=Han}/u)
})

it('every code and every part has words', () => {
  expect(Object.keys(digitalReasonWords).sort()).toEqual(Object.keys(reasons).sort())
  expect(Object.keys(digitalIssueWords).sort()).toEqual(Object.keys(issues).sort())
  expect(Object.keys(digitalPartWords)).toEqual([...digitalPartKeys])
})

it('reads what the rules say', () => {
  const judged = judgeCoverage(digitalFacts({ equipmentDigital: 30 }), currentDefinition)
  expect(digitalReasonText(judged.digital.reasons[0]!).zh).toBe('设备数字化率 30.0%，未达到 40%。')
  const [issue] = checkDigitalFacts(digitalFacts({ equipmentDigital: 120 }), {
    today: '2025-09-30',
    period: '2025Q3',
  })
  expect(digitalIssueText(issue!).en).toContain('120 digital machines')
})
