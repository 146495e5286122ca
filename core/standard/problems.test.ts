import { expect, it } from 'vitest'
import { small } from './compare.fixture.ts'
import type { StandardContent } from './content.ts'
import { problemsOf } from './problems.ts'

const told = (change: (content: StandardContent) => void) => {
  const content = structuredClone(small)
  change(content)
  return problemsOf(content).map((p) => `${p.level} ${p.code} ${p.field} ${p.locale ?? ''}: ${p.text.zh}`)
}

it('finds nothing in a standard that may be published', () => expect(problemsOf(small)).toEqual([]))

it('tells every problem at once: what is missing and what does not fit the tree', () => {
  expect(
    told((c) => {
      const [a, b] = c.elements[0]!.questions
      a!.text.en = ''
      b!.code = a!.code
      b!.minimumScore = 5
      c.grading.bands[0]!.min = 70
      c.elements[1]!.title.zh = ''
    }),
  ).toEqual([
    'question 2.1 text en: 请填写英文。',
    'element P6 title zh: 请填写中文。',
    'standard  grading.bands : 等级区间须由高到低排列。',
    'question 2.1 code : 编号与另一处重复。',
    'question 2.1 minimumScore : 最低可接受分 5 不在该问题的分值中。',
  ])
})

it('tells an element without a question', () => {
  expect(
    told((c) => {
      c.elements[0]!.questions = []
    }),
  ).toEqual(['element P2 questions : 这里还没有问题。'])
})
