import { expect, it } from 'vitest'
import { small } from './compare.fixture.ts'
import { leaderOrigins, originsOf } from './origin.ts'

it('each requirement tells the tier it comes from, and who tightened it, over three tiers', () => {
  const tier1 = structuredClone(small)
  const [first, second] = tier1.elements[0]!.questions
  first!.everyMonths = 12
  tier1.elements[0]!.questions.push({ ...first!, id: 'own-1', code: '2.91' })
  const tier2 = structuredClone(tier1)
  tier2.elements[0]!.questions[0]!.everyMonths = 6
  tier2.elements[0]!.questions[0]!.knockOut = true
  tier2.elements[0]!.questions[2]!.star = true
  tier2.elements[0]!.questions.push({ ...first!, id: 'own-2', code: '2.92' })
  tier2.elements[0]!.questions[1]!.guidance = { zh: '说明', en: 'Words only' }

  const one = originsOf(small, leaderOrigins, tier1)
  expect(one).toEqual({
    tier: 1,
    questions: {
      [first!.id]: { from: 0, tightened: [{ tier: 1, fields: ['everyMonths'] }] },
      'own-1': { from: 1, tightened: [] },
    },
  })
  expect(originsOf(tier1, one, tier2)).toEqual({
    tier: 2,
    questions: {
      [first!.id]: {
        from: 0,
        tightened: [
          { tier: 1, fields: ['everyMonths'] },
          { tier: 2, fields: ['knockOut', 'everyMonths'] },
        ],
      },
      'own-1': { from: 1, tightened: [{ tier: 2, fields: ['star'] }] },
      'own-2': { from: 2, tightened: [] },
    },
  })
  // A question that is words only different is still the leader's.
  expect(one.questions[second!.id]).toBeUndefined()
})
