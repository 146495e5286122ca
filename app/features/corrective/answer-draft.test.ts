import { expect, test } from 'vitest'
import { isSameText, readUnconfirmed } from './answer-draft.ts'

const texts = { containment: '隔离', cause: '无防错', action: '' }

test('reads back what was kept on the device', () => {
  expect(readUnconfirmed(JSON.stringify({ ...texts, revision: 3 }))).toEqual({ ...texts, revision: 3 })
})

test.each([
  null,
  '',
  'not json',
  'null',
  '{}',
  JSON.stringify(texts),
  JSON.stringify({ ...texts, revision: 1, cause: 7 }),
])('takes nothing from %j', (text) => {
  expect(readUnconfirmed(text)).toBeNull()
})

test('texts are compared field by field', () => {
  expect(isSameText(texts, { ...texts })).toBe(true)
  expect(isSameText(texts, { ...texts, action: '加防错销' })).toBe(false)
})
