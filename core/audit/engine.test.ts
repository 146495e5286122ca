import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultTerms } from '#core/corrective/due-date.ts'
import {
  type StandardContent,
  type StandardContentInput,
  standardContentSchema,
} from '#core/standard/content.ts'
import { GradeInputError } from './evaluate.ts'
import { proposeFindings } from './finding.ts'
import { gradeAudit } from './grade.ts'
import { auditProgress } from './progress.ts'

const text = (s: string) => ({ zh: s, en: s })
const scale = (...allowed: number[]) => ({
  allowed,
  max: Math.max(...allowed),
  labels: allowed.map((score) => ({ score, label: text(String(score)) })),
})
type Parts = Pick<StandardContentInput, 'scale' | 'elements' | 'grading'> & { openAtOrBelow?: number }

const standard = ({ openAtOrBelow = 0, ...parts }: Parts): StandardContent =>
  standardContentSchema.parse({
    code: 'engine',
    family: 'own-system',
    edition: '1',
    source: text('For tests'),
    title: text('Engine'),
    findings: {
      openAtOrBelow,
      severity: [{ severity: 'minor', questions: 'all', scoreAtMost: openAtOrBelow }],
      due: defaultTerms,
    },
    ...parts,
  })
const element = (id: string, count: number, more: object = {}) => ({
  id,
  code: id.toUpperCase(),
  title: text(id),
  questions: Array.from({ length: count }, (_, i) => ({
    id: `${id}-${i + 1}`,
    code: `${id}.${i + 1}`,
    text: text('?'),
    ...more,
  })),
})
const answersOf = (content: StandardContent, scores: (number | null)[]) =>
  content.elements
    .flatMap(({ questions }) => questions)
    .map(({ id }, i) => ({ questionId: id, score: scores[i] ?? null, notEvaluated: scores[i] === null }))
    .filter(({ score, notEvaluated }) => score !== null || notEvaluated)
const bands = (...list: [string, number | null][]) =>
  list.map(([grade, min]) => ({ grade, min, label: text(grade) }))
const anyway = {
  minimumEvaluated: { numerator: 0, denominator: 1 },
  roundOverall: false,
  starTestOn: 'individual' as const,
}

describe('potential analysis: traffic light of domain §2.5', () => {
  const light = (count: number, green: number, yellow: number) =>
    standard({
      scale: scale(0, 1, 2),
      elements: [element('p1', count)],
      grading: {
        ...anyway,
        maximumNotEvaluated: 3,
        bands: bands(['green', 0], ['yellow', null], ['red', null]),
        downgrades: [
          {
            id: 'y',
            kind: 'score-at-most',
            questions: 'all',
            threshold: 1,
            count: green + 1,
            to: 'yellow',
            label: text('y'),
          },
          {
            id: 'ry',
            kind: 'score-at-most',
            questions: 'all',
            threshold: 1,
            count: yellow + 1,
            to: 'red',
            label: text('ry'),
          },
          {
            id: 'r',
            kind: 'score-at-most',
            questions: 'all',
            threshold: 0,
            count: 1,
            to: 'red',
            label: text('r'),
          },
        ],
      },
    })
  const of = (content: StandardContent, yellow: number, red = 0, open = 0) => {
    const count = content.elements[0]!.questions.length
    return gradeAudit(
      content,
      answersOf(content, [
        ...Array<number>(yellow).fill(1),
        ...Array<number>(red).fill(0),
        ...Array<null>(open).fill(null),
        ...Array<number>(count - yellow - red - open).fill(2),
      ]),
    )
  }
  it.each([
    [36, 7, 14, 7, 0, 'green'],
    [36, 7, 14, 8, 0, 'yellow'],
    [36, 7, 14, 14, 0, 'yellow'],
    [36, 7, 14, 15, 0, 'red'],
    [36, 7, 14, 0, 1, 'red'],
    [33, 6, 12, 6, 0, 'green'],
    [33, 6, 12, 7, 0, 'yellow'],
    [33, 6, 12, 12, 0, 'yellow'],
    [33, 6, 12, 13, 0, 'red'],
    [33, 6, 12, 0, 1, 'red'],
  ])(
    '%i questions, limits %i and %i: %i yellow and %i red → %s',
    (count, green, limit, yellow, red, grade) => {
      expect(of(light(count, green, limit), yellow, red).grade).toBe(grade)
    },
  )

  it('an open light is no green one: every question is answered or n.e.', () => {
    const content = light(33, 6, 12)
    const one = gradeAudit(content, answersOf(content, [2]))
    expect(one).toMatchObject({ grade: null, provisionalGrade: 'green', complete: false })
    expect(one.open).toHaveLength(32)
    expect(auditProgress(content, answersOf(content, [2])).maySubmit).toBe(false)
  })

  it('at most 3 n.e.: a fourth leaves it without a grade and says so', () => {
    const content = light(33, 6, 12)
    expect(of(content, 0, 0, 3)).toMatchObject({ grade: 'green', complete: true })
    const four = of(content, 0, 0, 4)
    expect(four).toMatchObject({
      grade: null,
      provisionalGrade: 'green',
      complete: false,
      notEvaluatedBeyond: { count: 4, allowed: 3 },
    })
    const progress = auditProgress(
      content,
      answersOf(content, [null, null, null, null]).map((a) => ({ ...a, remark: 'no line yet' })),
    )
    expect(progress).toMatchObject({ notEvaluatedBeyond: { count: 4, allowed: 3 }, maySubmit: false })
  })
})

describe('maturity levels 1–4 with knock-out questions (structure of domain §1.2)', () => {
  const yesNo = { ...scale(0, 1) }
  const content = standard({
    scale: { ...scale(1, 2, 3, 4), floor: 1 },
    elements: [
      element('a', 5),
      element('b', 5),
      element('k', 2, { scale: yesNo, weight: 0, knockOut: true, notEvaluatedAllowed: false }),
    ],
    grading: {
      ...anyway,
      maturity: { share: 80, levels: [1, 2, 3, 4].map((level) => ({ level, label: text(`L${level}`) })) },
      bands: bands(['A', 75], ['B', 50], ['C', 0], ['fail', null]),
      downgrades: [
        {
          id: 'ko',
          kind: 'score-at-most',
          questions: 'knock-out',
          threshold: 1,
          count: 1,
          to: 'fail',
          label: text('ko'),
        },
        { id: 'low', kind: 'maturity-below', of: 'element', threshold: 2, to: 'C', label: text('low') },
      ],
    },
    openAtOrBelow: 1,
  })
  const grade = (a: number[], b: number[], k: number[] = [1, 1]) =>
    gradeAudit(content, answersOf(content, [...a, ...b, ...k]))

  it('a 1 is worth nothing and a 4 everything; knock-outs are in no sum', () => {
    expect(grade([4, 4, 4, 4, 4], [1, 1, 1, 1, 1]).overall).toMatchObject({ percent: 50, evaluated: 12 })
    expect(grade([1, 1, 1, 1, 1], [1, 1, 1, 1, 1]).overall.percent).toBe(0)
    expect(grade([4, 4, 4, 4, 4], [4, 4, 4, 4, 4], [0, 0]).overall.percent).toBe(100)
    expect(grade([4, 4, 4, 4, 4], [4, 4, 4, 4, 4]).parts.find((p) => p.id === 'k')).toMatchObject({
      percent: null,
      evaluated: 2,
    })
  })

  it('a level is reached by four of five questions', () => {
    expect(grade([3, 3, 3, 3, 1], [4, 4, 4, 3, 3]).maturity).toEqual({
      level: 3,
      label: text('L3'),
      elements: [
        { id: 'a', code: 'A', level: 3 },
        { id: 'b', code: 'B', level: 3 },
      ],
    })
    expect(grade([3, 3, 3, 1, 1], [4, 4, 4, 4, 4]).maturity).toMatchObject({
      level: 3,
      elements: [{ level: 1 }, { level: 4 }],
    })
  })

  it('an element below level 2 costs the grade, and the reason names it', () => {
    const result = grade([3, 3, 3, 1, 1], [4, 4, 4, 4, 4])
    expect(result).toMatchObject({ bandGrade: 'B', grade: 'C' })
    expect(result.reasons.at(-1)).toMatchObject({
      ruleId: 'low',
      decides: true,
      facts: [{ level: 'maturity', id: 'a', code: 'A', reached: 1, threshold: 2 }],
    })
  })

  it('one knock-out failed fails the audit, whatever the rest', () => {
    expect(grade([4, 4, 4, 4, 4], [4, 4, 4, 4, 4], [1, 0])).toMatchObject({ bandGrade: 'A', grade: 'fail' })
  })

  it('a knock-out left open leaves the audit without a grade', () => {
    const result = gradeAudit(content, answersOf(content, [4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 1]))
    expect(result).toMatchObject({ grade: null, provisionalGrade: 'A', open: [{ id: 'k-2', code: 'k.2' }] })
  })

  it('a knock-out may not be left n.e.', () => {
    expect(() => gradeAudit(content, [{ questionId: 'k-1', score: null, notEvaluated: true }])).toThrow(
      GradeInputError,
    )
  })
})

describe('excellence model: 1000 points (domain §7)', () => {
  const points: [string, number][] = [
    ['领导', 110],
    ['战略', 90],
    ['顾客与市场', 90],
    ['资源', 130],
    ['过程管理', 100],
    ['测量分析改进', 80],
    ['结果', 400],
  ]
  const content = standard({
    scale: scale(...Array.from({ length: 21 }, (_, i) => i * 5)),
    elements: points.map(([_, weight], i) => element(`c${i + 1}`, 1, { weight, notEvaluatedAllowed: false })),
    grading: {
      ...anyway,
      minimumEvaluated: { numerator: 1, denominator: 1 },
      totalPoints: 1000,
      bands: bands(['A', 70], ['B', 60], ['C', 50], ['D', 0]),
      downgrades: [],
    },
  })
  it('weights give the points', () => {
    expect(points.reduce((sum, [, p]) => sum + p, 0)).toBe(1000)
    expect(
      gradeAudit(
        content,
        answersOf(
          content,
          points.map(() => 100),
        ),
      ).totalPoints,
    ).toEqual({ points: 1000, of: 1000 })
    // 110·60 % + 90·50 % + 90·55 % + 130·70 % + 100·65 % + 80·45 % + 400·50 % = 552.5
    const result = gradeAudit(content, answersOf(content, [60, 50, 55, 70, 65, 45, 50]))
    expect(result).toMatchObject({ totalPoints: { points: 552.5, of: 1000 }, grade: 'C' })
    expect(result.overall.percent).toBeCloseTo(55.25, 10)
  })
})

describe('mean of elements', () => {
  const make = (overall: 'questions' | 'elements', weight?: number) =>
    standard({
      scale: scale(0, 4, 6, 8, 10),
      elements: [{ ...element('a', 1), ...(weight ? { weight } : {}) }, element('b', 9)],
      grading: { ...anyway, overall, bands: bands(['A', 90], ['B', 0]), downgrades: [] },
    })
  const scores = [10, ...Array<number>(9).fill(4)]
  it('each element counts the same, or by its weight, whatever its length', () => {
    const percent = (content: StandardContent) =>
      gradeAudit(content, answersOf(content, scores)).overall.percent
    expect(percent(make('questions'))).toBe(46)
    expect(percent(make('elements'))).toBe(70)
    expect(percent(make('elements', 2))).toBe(80)
  })
  it('an element that was not evaluated is not in the mean', () => {
    const content = make('elements')
    expect(gradeAudit(content, answersOf(content, [10])).overall.percent).toBe(100)
  })
})

describe('lowest score accepted', () => {
  const content = standard({
    scale: scale(0, 4, 6, 8, 10),
    elements: [element('a', 3, { minimumScore: 8, responseDays: 3 }), element('b', 3)],
    grading: {
      ...anyway,
      bands: bands(['A', 60], ['B', 0]),
      downgrades: [
        { id: 'min', kind: 'below-minimum', questions: 'all', count: 2, to: 'B', label: text('min') },
      ],
    },
    openAtOrBelow: 4,
  })
  it('fires with as many questions as the rule says', () => {
    const grade = (...scores: number[]) => gradeAudit(content, answersOf(content, scores)).grade
    expect(grade(6, 10, 10, 10, 10, 10)).toBe('A')
    expect(grade(6, 6, 10, 10, 10, 10)).toBe('B')
    expect(grade(8, 8, 8, 6, 6, 6)).toBe('A')
  })
  it('opens a finding below it, with the days of the question', () => {
    const result = gradeAudit(content, answersOf(content, [6, 8, 10, 6, 4, 10]))
    expect(proposeFindings(content, result).map((f) => [f.questionCode, f.severity, f.answerDays])).toEqual([
      ['a.1', 'minor', 3],
      ['b.2', 'minor', defaultTerms.minor.answer],
    ])
  })
})

describe('properties over every kind of rule', () => {
  const mixed = standard({
    scale: { ...scale(1, 2, 3, 4), floor: 1 },
    elements: [
      { ...element('a', 4, { minimumScore: 2 }), weight: 3 },
      element('b', 3, { scale: scale(0, 0.5, 0.8, 1), star: true }),
      element('k', 2, { scale: scale(0, 1), weight: 0, knockOut: true }),
    ],
    grading: {
      ...anyway,
      overall: 'elements',
      maturity: { share: 60, levels: [2, 3, 4].map((level) => ({ level, label: text(`L${level}`) })) },
      bands: bands(['A', 80], ['B', 50], ['C', 0], ['fail', null]),
      downgrades: [
        {
          id: 'ko',
          kind: 'score-at-most',
          questions: 'knock-out',
          threshold: 1,
          to: 'fail',
          label: text('ko'),
        },
        {
          id: 'star',
          kind: 'score-at-most',
          questions: 'star',
          threshold: 2,
          count: 2,
          to: 'B',
          label: text('s'),
        },
        { id: 'min', kind: 'below-minimum', questions: 'all', count: 2, to: 'C', label: text('m') },
        { id: 'mat', kind: 'maturity-below', of: 'element', threshold: 3, to: 'B', label: text('mat') },
        { id: 'el', kind: 'fulfilment-below', level: 'element', threshold: 40, to: 'C', label: text('e') },
      ],
    },
  })
  const places = mixed.elements.flatMap((e) =>
    e.questions.map((q) => ({ q, allowed: (q.scale ?? mixed.scale).allowed })),
  )
  const answers = fc
    .tuple(...places.map(({ allowed }) => fc.option(fc.constantFrom(...allowed), { freq: 8 })))
    .map((scores) => answersOf(mixed, scores))
  const rank = (grade: string | null) => mixed.grading.bands.findIndex((b) => b.grade === grade)

  it('raising a score never lowers the grade, the degree or the maturity', () => {
    fc.assert(
      fc.property(answers, fc.nat(), (list, at) => {
        const scored = list.filter((a) => a.score !== null)
        fc.pre(scored.length > 0)
        const target = scored[at % scored.length]!
        const { allowed } = places.find(({ q }) => q.id === target.questionId)!
        const higher = allowed.find((s) => s > target.score!)
        fc.pre(higher !== undefined)
        const before = gradeAudit(mixed, list)
        const after = gradeAudit(
          mixed,
          list.map((a) => (a === target ? { ...a, score: higher } : a)),
        )
        if (before.overall.percent !== null) {
          expect(rank(after.provisionalGrade)).toBeLessThanOrEqual(rank(before.provisionalGrade))
          expect(after.overall.percent).toBeGreaterThanOrEqual(before.overall.percent)
        }
        expect(after.maturity?.level ?? 0).toBeGreaterThanOrEqual(before.maturity?.level ?? 0)
      }),
      { numRuns: 500 },
    )
  })
  it('order never matters, and n.e. gives what leaving it open gives', () => {
    fc.assert(
      fc.property(answers, (list) => {
        const result = gradeAudit(mixed, list)
        expect(gradeAudit(mixed, [...list].reverse())).toEqual(result)
        const open = gradeAudit(
          mixed,
          list.filter((a) => !a.notEvaluated),
        )
        expect([open.grade, open.overall, open.maturity, open.reasons]).toEqual([
          result.grade,
          result.overall,
          result.maturity,
          result.reasons,
        ])
      }),
    )
  })
})
