import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changedFrom, small } from './compare.fixture.ts'
import { compareStandards, loosenings } from './compare.ts'
import type { StandardContent } from './content.ts'
import { mergeStandards } from './merge.ts'

const changed = (change: (content: StandardContent) => void): StandardContent => {
  const content = structuredClone(small)
  change(content)
  return content
}
const first = (content: StandardContent) => content.elements[0]!.questions[0]!

describe('a downstream standard follows a new version upstream', () => {
  it('takes everything new and keeps the own tightening', () => {
    const theirs = changed((c) => {
      c.grading.bands[0]!.min = 92
      first(c).everyMonths = 24
    })
    const ours = changed((c) => {
      first(c).star = true
    })
    const { content, notes } = mergeStandards(small, theirs, ours)
    expect(content.grading.bands[0]!.min).toBe(92)
    expect(first(content)).toMatchObject({ everyMonths: 24, star: true })
    expect(notes).toEqual([{ level: 'question', id: 'p2-1', code: '2.1', field: 'star', took: 'own' }])
  })

  it('takes the upstream where it has become stricter than we are', () => {
    const theirs = changed((c) => {
      first(c).everyMonths = 6
    })
    const ours = changed((c) => {
      first(c).everyMonths = 12
    })
    const { content, notes } = mergeStandards(small, theirs, ours)
    expect(first(content).everyMonths).toBe(6)
    expect(notes).toEqual([expect.objectContaining({ field: 'everyMonths', took: 'upstream' })])
  })

  it('keeps own questions, under another code when theirs has taken it', () => {
    const question = { ...first(small), id: 'own', code: '2.9' }
    const theirs = changed((c) => c.elements[0]!.questions.push({ ...question, id: 'theirs' }))
    const ours = changed((c) => c.elements[0]!.questions.push(question))
    const { content } = mergeStandards(small, theirs, ours)
    expect(content.elements[0]!.questions.slice(-2).map(({ id, code }) => `${id} ${code}`)).toEqual([
      'theirs 2.9',
      'own 2.9-2',
    ])
  })

  it('does not keep what the upstream dropped', () => {
    const theirs = changed((c) => void c.elements[0]!.questions.shift())
    expect(mergeStandards(small, theirs, small).content.elements[0]!.questions).toHaveLength(
      small.elements[0]!.questions.length - 1,
    )
  })
})

it('property: the suggestion is never looser than the new version', () => {
  fc.assert(
    fc.property(changedFrom(small, 6), changedFrom(small, 6), (theirs, ours) => {
      const { content } = mergeStandards(small, theirs, ours)
      expect(loosenings(compareStandards(theirs, content))).toEqual([])
    }),
    { numRuns: 500 },
  )
})

it('property: without a change upstream a tighter standard stays as it is', () => {
  fc.assert(
    fc.property(changedFrom(small, 5), (ours) => {
      if (loosenings(compareStandards(small, ours)).length > 0) return
      const { content } = mergeStandards(small, small, ours)
      expect(compareStandards(ours, content).filter(({ field }) => field !== 'order')).toEqual([])
    }),
    { numRuns: 500 },
  )
})
