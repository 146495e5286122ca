import { expect, it } from 'vitest'
import { textSchema } from '../text.ts'
import { type IssueCode, type IssueParams, makeIssue } from './import-issue.ts'
import { importWords, issueText } from './import-words.ts'

const samples: IssueParams = {
  'no-header': {},
  'no-rows': {},
  'column-missing': { column: 'uscc' },
  required: { column: 'name' },
  'too-long': { column: 'name', length: 101, limit: 100 },
  'uscc-length': { code: '9143020', length: 7 },
  'uscc-lost-digits': { code: '911101066976941000' },
  'uscc-alphabet': {
    code: '9143O200MA4Q0X0164',
    position: 5,
    character: 'O',
    suggestion: '91430200MA4Q0X0164',
  },
  'uscc-check-digit': { code: '91310115MA1H8R7C6D', expected: '7' },
  'uscc-organization-code': { code: '91430200MA4Q0X0164' },
  'is-leader': { name: 'L' },
  'duplicate-row': { firstRow: 2 },
  'same-code-other-name': { firstRow: 2, name: 'N' },
  'same-name-other-code': { firstRow: 2, code: 'C' },
  'already-known': { name: 'N' },
  'known-other-name': { name: 'N' },
  'region-unknown': { text: 'T', regionCode: '430211' },
  'part-class-unknown': { text: 'D' },
  'mobile-invalid': { text: '138' },
  'email-invalid': { text: 'qa@' },
  'no-contact': {},
  'buyer-unknown': { text: 'B' },
  'buyer-ambiguous': { text: 'B', count: 2 },
  'buyer-is-self': {},
  'buyer-has-errors': { rows: [3, 4] },
  'not-connected': {},
  'share-invalid': { text: 'x' },
  'share-looks-like-fraction': { text: '0.35', percent: 35 },
  'share-total': { buyer: null, total: 120, rows: 3 },
  'example-row': {},
}

const all = Object.keys(samples) as IssueCode[]

it.each(all)('%s has words in both languages that end as sentences and hold no gaps', (code) => {
  const text = issueText(makeIssue(1, null, code, samples[code]))
  expect(textSchema.parse(text)).toEqual(text)
  expect(text.zh).toMatch(/[。]$/)
  expect(text.zh).toMatch(/\p{Script=Han}/u)
  expect(text.en).toMatch(/\.$/)
  expect(`${text.zh}${text.en}`).not.toMatch(/undefined|null|NaN|\[object/)
  expect(text.en).not.toMatch(/\p{Script=Han}/u)
})

it('every code has words', () => expect(Object.keys(importWords).sort()).toEqual([...all].sort()))

it('names what it knows', () => {
  expect(importWords['uscc-alphabet'](samples['uscc-alphabet']).zh).toContain('91430200MA4Q0X0164')
  expect(importWords['uscc-length']({ code: '', length: 15 }).zh).toContain('15 位')
  expect(importWords['region-unknown'](samples['region-unknown']).zh).toContain('湖南省株洲市天元区')
  expect(importWords['region-unknown']({ text: 'T', regionCode: null }).en).not.toContain('taken from')
  expect(importWords['share-total']({ buyer: null, total: 120, rows: 3 }).zh).toContain('链主企业')
})
