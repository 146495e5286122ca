import { expect, it } from 'vitest'
import { concerns, excludedFor, withoutQuestions } from './applies.ts'
import { small } from './compare.fixture.ts'

const question = small.elements[0]!.questions[0]!
const welder = { category: '转向架', partClass: 'A' as const, processes: ['焊接'] }

it('a question without limits concerns everybody', () => expect(concerns(question, welder)).toBe(true))

it.each([
  [{ processes: ['焊接'] }, true],
  [{ processes: ['涂装'] }, false],
  [{ partClasses: ['A' as const, 'B' as const] }, true],
  [{ partClasses: ['C' as const] }, false],
  [{ categories: ['转向架'], processes: ['涂装'] }, false],
])('%j → %s', (applies, expected) => {
  expect(concerns({ ...question, applies }, welder)).toBe(expected)
  // What is not known of a supplier does not excuse it.
  expect(concerns({ ...question, applies }, { category: null, partClass: null, processes: null })).toBe(true)
})

it('leaves out the questions, and what is empty then', () => {
  const content = structuredClone(small)
  for (const q of content.elements[0]!.questions) q.applies = { partClasses: ['C'] }
  const p6 = content.elements[1]!
  const [sub] = p6.subElements!
  for (const q of p6.questions) if (q.subElementId === sub!.id) q.applies = { processes: ['涂装'] }
  const left = withoutQuestions(content, excludedFor(content, welder))
  expect(left.elements.map(({ id }) => id)).toEqual(['p6'])
  expect(left.elements[0]!.subElements!.map(({ id }) => id)).not.toContain(sub!.id)
  expect(withoutQuestions(content, [])).toBe(content)
})
