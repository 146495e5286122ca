import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { processAudit } from '#core/audit/process-audit.fixture.ts'
import { changedFrom, small } from './compare.fixture.ts'
import { compareStandards, loosenings } from './compare.ts'
import type { Question, StandardContent } from './content.ts'

const own: Question = {
  id: 'own-1',
  code: '2.9',
  text: { zh: '变更前是否书面通知采购方？', en: 'Is the buyer told in writing before a change?' },
  star: true,
  knockOut: false,
  weight: 1,
  notEvaluatedAllowed: true,
}
const changed = (change: (content: StandardContent) => void): StandardContent => {
  const content = structuredClone(processAudit)
  change(content)
  return content
}
const told = (change: (content: StandardContent) => void, from = processAudit) =>
  compareStandards(from, changed(change)).map((c) => `${c.level} ${c.code || c.id}: ${c.field} ${c.effect}`)
/** The question 2.2, a star question. */
const star = (content: StandardContent) => content.elements[0]!.questions[1]!

it('finds nothing between equal contents', () => {
  expect(compareStandards(processAudit, structuredClone(processAudit))).toEqual([])
})

describe('every loosening is named', () => {
  it.each<[string, (content: StandardContent) => void, string]>([
    ['question dropped', (c) => c.elements[0]!.questions.shift(), 'question 2.1: presence looser'],
    ['element dropped', (c) => c.elements.shift(), 'element P2: presence looser'],
    [
      'star taken away',
      (c) => {
        star(c).star = false
      },
      'question 2.2: star looser',
    ],
    [
      'band lowered',
      (c) => {
        c.grading.bands[0]!.min = 85
      },
      'band A: min looser',
    ],
    ['rule dropped', (c) => void c.grading.downgrades.pop(), 'rule star-scored-0: presence looser'],
    [
      'rule fires later',
      (c) => Object.assign(c.grading.downgrades[0]!, { threshold: 75 }),
      'rule element-below-80: min looser',
    ],
    [
      'rule costs a better grade',
      (c) => Object.assign(c.grading.downgrades[7]!, { to: 'B' }),
      'rule star-scored-0: min looser',
    ],
    [
      'fewer questions to evaluate',
      (c) => {
        c.grading.minimumEvaluated = { numerator: 1, denominator: 2 }
      },
      'standard fixture: minimumEvaluated looser',
    ],
    [
      'a choice added to the scale',
      (c) => {
        c.scale.allowed = [0, 2, 4, 6, 8, 10]
      },
      'standard fixture: scale looser',
    ],
    [
      'the zero taken from the scale',
      (c) => {
        c.scale.allowed = [4, 6, 8, 10]
      },
      'standard fixture: scale looser',
    ],
    [
      'a scale of its own with more choices',
      (c) => {
        star(c).scale = { allowed: [0, 5, 10], max: 10, labels: [] }
      },
      'question 2.2: scale looser',
    ],
    [
      'findings open later',
      (c) => {
        c.findings.openAtOrBelow = 6
      },
      'standard fixture: openAtOrBelow looser',
    ],
    [
      'less severe',
      (c) => {
        c.findings.severity[0]!.severity = 'major'
      },
      'standard fixture: severity looser',
    ],
    [
      'more days',
      (c) => {
        c.findings.due.major.close = 61
      },
      'standard fixture: due looser',
    ],
    [
      'steps no longer by themselves',
      (c) => {
        c.elements[4]!.perStep = false
      },
      'element P6: perStep looser',
    ],
    [
      'reworded',
      (c) => {
        star(c).text.zh = '换了说法'
      },
      'question 2.2: text reworded',
    ],
    [
      'moved to another element',
      (c) => c.elements[1]!.questions.push(c.elements[0]!.questions.shift()!),
      'question 2.1: place looser',
    ],
    [
      'rounding up',
      (c) => {
        c.grading.roundOverall = true
      },
      'standard fixture: roundOverall looser',
    ],
    [
      'means hide a 4',
      (c) => {
        c.grading.starTestOn = 'mean'
      },
      'standard fixture: starTestOn looser',
    ],
    [
      'a grade more',
      (c) => void c.grading.bands.splice(1, 0, { grade: 'AB', min: 85, label: { zh: '良', en: 'good' } }),
      'standard fixture: grades looser',
    ],
  ])('%s', (_, change, expected) => expect(told(change)).toContain(expected))

  const strict = changed((c) =>
    Object.assign(star(c), {
      notEvaluatedAllowed: false,
      minimumScore: 8,
      weight: 3,
      everyMonths: 12,
      responseDays: 5,
      knockOut: true,
      evidence: { zh: '图纸', en: 'Drawing' },
      applies: { processes: ['焊接', '机加工'] },
    }),
  )
  it.each<[string, Partial<Question>, string]>([
    ['n.e. newly allowed', { notEvaluatedAllowed: true }, 'notEvaluatedAllowed'],
    ['minimum lowered', { minimumScore: 6 }, 'minimumScore'],
    ['minimum gone', { minimumScore: undefined }, 'minimumScore'],
    ['weight of a star lowered', { weight: 2 }, 'weight'],
    ['frequency rarer', { everyMonths: 24 }, 'everyMonths'],
    ['frequency gone', { everyMonths: undefined }, 'everyMonths'],
    ['deadline longer', { responseDays: 6 }, 'responseDays'],
    ['knock-out taken away', { knockOut: false }, 'knockOut'],
    ['evidence removed', { evidence: undefined }, 'evidence'],
    ['applicability narrowed', { applies: { processes: ['焊接'] } }, 'applies'],
    [
      'applicability narrowed in another way',
      { applies: { processes: ['焊接', '机加工'], partClasses: ['A'] } },
      'applies',
    ],
  ])('%s', (_, change, field) => {
    const after = structuredClone(strict)
    Object.assign(star(after), change)
    expect(compareStandards(strict, after)).toEqual([
      expect.objectContaining({ code: '2.2', field, effect: 'looser' }),
    ])
    // The other way round the same change tightens.
    expect(compareStandards(after, strict)).toEqual([
      expect.objectContaining({ code: '2.2', field, effect: 'tighter' }),
    ])
  })

  it('the weight of a question without a star may fall, but not to nothing', () => {
    const heavy = changed((c) => {
      c.elements[0]!.questions[0]!.weight = 5
    })
    const weigh = (weight: number) =>
      compareStandards(
        heavy,
        changed((c) => {
          c.elements[0]!.questions[0]!.weight = weight
        }),
      )
    expect(loosenings(weigh(1))).toEqual([])
    expect(loosenings(weigh(0))).toHaveLength(1)
  })
})

describe('adding and tightening pass', () => {
  it.each<[string, (content: StandardContent) => void]>([
    ['a question more', (c) => c.elements[0]!.questions.push(own)],
    ['an element more', (c) => c.elements.push({ ...c.elements[0]!, id: 'x', code: 'X', questions: [own] })],
    [
      'a star more',
      (c) => {
        c.elements[0]!.questions[0]!.star = true
      },
    ],
    [
      'a higher band',
      (c) => {
        c.grading.bands[0]!.min = 92
      },
    ],
    [
      'a choice less',
      (c) => {
        c.scale.allowed = [0, 6, 8, 10]
      },
    ],
    [
      'a rule more',
      (c) =>
        c.grading.downgrades.push({
          id: 'own',
          kind: 'score-at-most',
          questions: 'all',
          threshold: 4,
          count: 3,
          to: 'B',
          label: { zh: '三个 4 分', en: 'Three fours' },
        }),
    ],
    [
      'guidance in own words',
      (c) => {
        star(c).guidance = { zh: '看图号', en: 'See the drawing' }
      },
    ],
    ['codes and order', (c) => void c.elements[0]!.questions.reverse()],
    [
      'fewer days',
      (c) => {
        c.findings.due.major.close = 30
      },
    ],
  ])('%s', (_, change) => {
    const changes = compareStandards(processAudit, changed(change))
    expect(changes.length).toBeGreaterThan(0)
    expect(loosenings(changes)).toEqual([])
  })
})

it('property: a comparison with itself is empty, and what is told is really different', () => {
  fc.assert(
    fc.property(changedFrom(small), (content) => {
      expect(compareStandards(content, structuredClone(content))).toEqual([])
      for (const change of compareStandards(small, content)) expect(change.before).not.toEqual(change.after)
    }),
  )
})

it('property: tightening is transitive over the tiers', () => {
  let passed = 0
  fc.assert(
    fc.property(
      changedFrom(small, 3).chain((first) => fc.tuple(fc.constant(first), changedFrom(first, 2))),
      ([first, second]) => {
        const ok = (a: StandardContent, b: StandardContent) => loosenings(compareStandards(a, b)).length === 0
        if (!ok(small, first) || !ok(first, second)) return
        passed++
        expect(loosenings(compareStandards(small, second))).toEqual([])
      },
    ),
    { numRuns: 3000 },
  )
  expect(passed).toBeGreaterThan(200)
})
