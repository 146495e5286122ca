import { describe, expect, it } from 'vitest'
import { type StandardContent, standardContentSchema } from '#core/standard/content.ts'
import type { Answer } from './answer.ts'
import { GradeInputError } from './evaluate.ts'
import { gradeAudit } from './grade.ts'
import {
  allScored,
  answersOf,
  exampleAnswers,
  processAudit,
  processAuditInput,
} from './process-audit.fixture.ts'

const scored = (questionId: string, score: number | null, stepId: string | null = null): Answer => ({
  questionId,
  stepId,
  score,
  notEvaluated: score === null,
})

describe('several evaluations of one question, domain §2.3', () => {
  it('mean per question to 2 decimals first, possible stays 10', () => {
    const answers = [
      ...['a', 'b', 'c'].map((s, i) => scored('p5-1', [8, 8, 6][i]!, s)),
      ...['p5-2', 'p5-3', 'p5-4', 'p5-5'].map((q) => scored(q, 10)),
    ]
    const result = gradeAudit(processAudit, answers, { scope: ['p5'] })
    expect(result.overall).toMatchObject({ points: 47.33, possible: 50 })
    expect(result.questions[0]).toMatchObject({ score: 7.33, lowest: 6 })
  })

  it('n.e. in one step leaves the mean to the others', () => {
    const answers = [scored('p6-1-1', null, 'a'), scored('p6-1-1', 8, 'b')]
    const result = gradeAudit(processAudit, answers, { scope: ['p6'] })
    expect(result.questions[0]).toMatchObject({ score: 8, notEvaluated: true })
  })

  it('process steps: E_n over the P6 questions of the step', () => {
    const p6 = allScored(processAudit, 10, ['p6'])
    const answers = [
      ...p6.map((a) => ({ ...a, stepId: 'a' })),
      ...p6.map((a) => ({ ...a, stepId: 'b', score: 8 })),
    ]
    const result = gradeAudit(processAudit, answers, { scope: ['p6'], steps: ['b', 'a'] })
    const steps = result.parts.filter((p) => p.level === 'step')
    expect(steps.map((s) => [s.id, s.points, s.possible])).toEqual([
      ['b', 208, 260],
      ['a', 260, 260],
    ])
    expect(result.overall.percent).toBe(90)
  })

  it('a product group counts its own steps only: E_G(PGn)', () => {
    const p6 = allScored(processAudit, 10, ['p6'])
    const answers = [
      ...allScored(processAudit, 10, ['p5']),
      ...p6.map((a) => ({ ...a, stepId: 'a' })),
      ...p6.map((a) => ({ ...a, stepId: 'b', score: 6 })),
    ]
    const options = { scope: ['p5', 'p6'], steps: ['a', 'b'] }
    expect(gradeAudit(processAudit, answers, options).grade).toBe('C')
    expect(gradeAudit(processAudit, answers, { ...options, productGroup: ['a'] }).grade).toBe('A')
    expect(() => gradeAudit(processAudit, answers, { ...options, productGroup: ['x'] })).toThrow(
      GradeInputError,
    )
  })
})

describe('two thirds, domain §2.2', () => {
  const withNe = (codes: string[]) =>
    allScored(processAudit, 10).map((a) =>
      codes.includes(a.questionId) ? { ...a, score: null, notEvaluated: true } : a,
    )

  it('complete while every element and sub-element keeps its minimum', () => {
    const most = ['p2-1', 'p2-2', 'p3-1', 'p3-2', 'p4-1', 'p4-2', 'p4-3', 'p5-1', 'p5-2', 'p7-1']
    const p6 = ['p6-1-1', 'p6-2-1', 'p6-3-1', 'p6-4-1', 'p6-5-1', 'p6-6-1']
    expect(gradeAudit(processAudit, withNe([...most, ...p6]))).toMatchObject({ complete: true, grade: 'A' })
  })

  it.each([
    ['P2', ['p2-1', 'p2-2', 'p2-3'], { level: 'element', code: 'P2', evaluated: 3, minimum: 4, needed: 1 }],
    ['P4', ['p4-1', 'p4-2', 'p4-3', 'p4-4'], { code: 'P4', evaluated: 5, minimum: 6 }],
    ['P7', ['p7-1', 'p7-2'], { code: 'P7', evaluated: 3, minimum: 4 }],
    ['U3', ['p6-3-1', 'p6-3-2'], { level: 'sub-element', code: 'U3', evaluated: 1, minimum: 2 }],
    ['U5', ['p6-5-1', 'p6-5-2'], { level: 'sub-element', code: 'U5', evaluated: 2, minimum: 3 }],
  ])('%s one short: no grade, and what is missing', (_, out, missing) => {
    const result = gradeAudit(processAudit, withNe(out))
    expect(result).toMatchObject({ complete: false, grade: null, provisionalGrade: 'A' })
    expect(result.missing).toMatchObject([missing])
  })

  it('each process step too: 17 of 26 in one step is one short', () => {
    const p6 = allScored(processAudit, 10, ['p6'])
    const answers = [
      ...p6.map((a) => ({ ...a, stepId: 'a' })),
      ...p6.slice(0, 17).map((a) => ({ ...a, stepId: 'b' })),
    ]
    const result = gradeAudit(processAudit, answers, { scope: ['p6'], steps: ['a', 'b'] })
    expect(result.missing).toEqual([
      { level: 'step', id: 'b', code: 'b', evaluated: 17, minimum: 18, needed: 1 },
    ])
  })

  it('a step named beforehand and not touched is missing', () => {
    const p6 = allScored(processAudit, 10, ['p6']).map((a) => ({ ...a, stepId: 'a' }))
    const result = gradeAudit(processAudit, p6, { scope: ['p6'], steps: ['a', 'b'] })
    expect(result.missing).toMatchObject([{ level: 'step', id: 'b', needed: 18 }])
    expect(result.parts.find((p) => p.id === 'b')).toMatchObject({ percent: null, rounded: null })
  })

  it('no answers: no data, not 0', () => {
    const result = gradeAudit(processAudit, [])
    expect(result).toMatchObject({ grade: null, provisionalGrade: null, bandGrade: null, reasons: [] })
    expect(result.overall).toMatchObject({ percent: null, rounded: null, possible: 0 })
  })
})

describe('partial audits', () => {
  it('answers outside the scope are left out', () => {
    const all = gradeAudit(processAudit, [...exampleAnswers(), scored('p2-1', 0)], {
      scope: ['p5', 'p6', 'p7'],
    })
    expect(all).toMatchObject({ grade: 'A', partial: true, notation: 'E_G(P5P6P7)' })
    expect(gradeAudit(processAudit, answersOf({ '4': Array(9).fill(10) }), { scope: ['p4'] }).notation).toBe(
      'E_G(P4)',
    )
    expect(gradeAudit(processAudit, [])).toMatchObject({ partial: false, notation: 'E_G' })
  })

  it.each([[[]], [['p9']], [['p5', 'p5']]])('refuses the scope %j', (scope) => {
    expect(() => gradeAudit(processAudit, [], { scope })).toThrow(GradeInputError)
  })
})

describe('answers that do not fit are refused with their place', () => {
  const faults = (answers: Answer[], content = processAudit, steps?: string[]) => {
    try {
      gradeAudit(content, answers, { steps })
    } catch (error) {
      if (error instanceof GradeInputError) return error.faults.map((f) => f.code)
      throw error
    }
    return []
  }

  it.each<[string, Answer[], string[]]>([
    ['unknown question', [scored('p9-1', 8)], ['unknown-question']],
    ['score off the scale', [scored('p5-1', 5)], ['score-not-allowed']],
    ['score above the maximum', [scored('p5-1', 11)], ['score-not-allowed']],
    ['not a number', [scored('p5-1', Number.NaN)], ['score-not-allowed']],
    ['score and n.e.', [{ ...scored('p5-1', 8), notEvaluated: true }], ['score-and-not-evaluated']],
    ['twice', [scored('p5-1', 8), scored('p5-1', 10)], ['answered-twice']],
  ])('%s', (_, answers, codes) => expect(faults(answers)).toEqual(codes))

  it('process steps that the audit does not have, or none where there are some', () => {
    expect(faults([scored('p6-1-1', 8, 'x')], processAudit, ['a'])).toEqual(['unknown-step'])
    expect(faults([scored('p6-1-1', 8)], processAudit, ['a'])).toEqual(['step-missing'])
    expect(faults([scored('p5-1', 8)], processAudit, ['a'])).toEqual([])
  })

  it('n.e. where the question forbids it', () => {
    const content: StandardContent = {
      ...processAudit,
      elements: processAudit.elements.map((e) => ({
        ...e,
        questions: e.questions.map((q) => ({ ...q, notEvaluatedAllowed: q.id !== 'p5-1' })),
      })),
    }
    expect(faults([scored('p5-1', null)], content)).toEqual(['not-evaluated-refused'])
  })

  it('not yet answered is no fault', () => {
    expect(faults([{ questionId: 'p5-1', score: null, notEvaluated: false }])).toEqual([])
  })
})

describe('weights and scales of their own', () => {
  const labels = (scores: number[]) =>
    scores.map((score) => ({ score, label: { zh: `${score}`, en: `${score}` } }))
  const content = standardContentSchema.parse({
    ...processAuditInput,
    elements: [
      {
        id: 'e',
        code: 'E',
        title: { zh: '要素', en: 'Element' },
        questions: [
          { id: 'ten', code: '1', text: { zh: '一', en: 'one' } },
          {
            id: 'yes-no',
            code: '2',
            text: { zh: '二', en: 'two' },
            knockOut: true,
            scale: { allowed: [0, 1], max: 1, labels: labels([0, 1]) },
          },
          {
            id: 'parts',
            code: '3',
            text: { zh: '三', en: 'three' },
            weight: 3,
            scale: { allowed: [0, 0.5, 0.8, 1], max: 1, labels: labels([0, 0.5, 0.8, 1]) },
          },
          {
            id: 'maturity',
            code: '4',
            text: { zh: '四', en: 'four' },
            scale: { allowed: [1, 2, 3, 4], max: 4, labels: labels([1, 2, 3, 4]) },
          },
        ],
      },
    ],
    grading: { ...processAuditInput.grading, downgrades: [] },
  })

  it('a question counts by its share of its own scale, times its weight', () => {
    const answers = [scored('ten', 8), scored('yes-no', 1), scored('parts', 0.8), scored('maturity', 3)]
    const result = gradeAudit(content, answers)
    // (0.8 + 1 + 3·0.8 + 0.75) / 6, written on the scale of 10
    expect(result.overall).toMatchObject({ points: 49.5, possible: 60, percent: 82.5 })
  })

  it('thresholds of the rules are read as a share of the own scale', () => {
    const rule = {
      id: 'low',
      label: { zh: '低', en: 'low' },
      kind: 'score-at-most' as const,
      questions: 'all' as const,
      threshold: 5,
      count: 1,
      to: 'C',
    }
    const strict = { ...content, grading: { ...content.grading, downgrades: [rule] } }
    const full = [scored('ten', 10), scored('yes-no', 1), scored('maturity', 4)]
    expect(gradeAudit(strict, [...full, scored('parts', 0.5)]).reasons).toMatchObject([
      { kind: 'band' },
      { ruleId: 'low', facts: [{ id: 'parts', score: 0.5 }] },
    ])
    expect(gradeAudit(strict, [...full, scored('parts', 0.8)]).reasons).toHaveLength(1)
  })
})
