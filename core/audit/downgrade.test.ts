import { describe, expect, it } from 'vitest'
import type { Answer } from './answer.ts'
import { gradeAudit } from './grade.ts'
import {
  allScored,
  answersOf,
  exampleAnswers,
  exampleScope,
  processAudit,
  withGrading,
} from './process-audit.fixture.ts'

const scope = exampleScope
const grade = (answers: Answer[], content = processAudit, options = { scope }) =>
  gradeAudit(content, answers, options)
const fired = (result: ReturnType<typeof grade>) =>
  result.reasons.flatMap((r) => (r.kind === 'downgrade' ? [r.ruleId] : []))

/** P6 answered in two process steps: all 10, but for what `second` says about the second. */
const twoSteps = (second: Record<string, number>) => {
  const p6 = allScored(processAudit, 10, ['p6'])
  return [
    ...allScored(processAudit, 10, ['p5', 'p7']),
    ...p6.map((a) => ({ ...a, stepId: 'welding' })),
    ...p6.map((a) => ({ ...a, stepId: 'painting', score: second[a.questionId] ?? a.score })),
  ]
}

describe('subtleties of domain §2.4', () => {
  it('a sub-element below 70 gives B at most, never C', () => {
    const result = grade(exampleAnswers({ '6.3.1': 6, '6.3.2': 6, '6.3.3': 6 }))
    expect(result.parts.find((p) => p.code === 'U3')!.rounded).toBe(60)
    expect(result.overall.percent).toBeGreaterThan(90)
    expect(result.grade).toBe('B')
    expect(fired(result)).toEqual(['sub-element-below-80'])
  })

  it('a zero on a question without a star gives B, never C by itself', () => {
    const result = grade(exampleAnswers({ '5.1': 0 }))
    expect(result.overall.percent).toBeCloseTo((344 / 380) * 100, 6)
    expect(result.grade).toBe('B')
    expect(fired(result)).toEqual(['all-scored-0'])
  })

  it('a 4 on a question without a star fires nothing', () => {
    const result = grade(exampleAnswers({ '5.1': 4 }))
    expect(fired(result)).toEqual([])
    expect(result.grade).toBe('A')
  })

  it('a star 4 in one process step counts although the mean is 7', () => {
    const answers = twoSteps({ 'p6-2-3': 4 })
    const result = grade(answers)
    expect(result.questions.find((q) => q.id === 'p6-2-3')).toMatchObject({ score: 7, lowest: 4 })
    expect(result.grade).toBe('B')
    const rule = result.reasons.find((r) => r.kind === 'downgrade' && r.ruleId === 'star-scored-4')
    expect(rule).toMatchObject({ facts: [{ code: '6.2.3', score: 4, steps: ['painting'] }] })
    expect(grade(answers, withGrading({ starTestOn: 'mean' })).grade).toBe('A')
  })

  it('a zero in one process step likewise', () => {
    const answers = twoSteps({ 'p6-1-2': 0 })
    expect(grade(answers).grade).toBe('B')
    expect(grade(answers, withGrading({ starTestOn: 'mean' })).grade).toBe('A')
  })

  it('with the mean, a star that is 4 on average still fires', () => {
    const answers = twoSteps({ 'p6-2-3': 4 }).map((a) => (a.questionId === 'p6-2-3' ? { ...a, score: 4 } : a))
    expect(grade(answers, withGrading({ starTestOn: 'mean' })).grade).toBe('B')
  })

  it('a process step below 80 gives B, below 70 gives C, though the element is above', () => {
    const p6 = allScored(processAudit, 10, ['p6']).map((a) => a.questionId)
    const low = (count: number) => Object.fromEntries(p6.slice(0, count).map((id) => [id, 6]))
    const b = grade(twoSteps(low(14))) // (12·10 + 14·6) / 260 = 78.46
    expect(b.parts.find((p) => p.level === 'step' && p.code === 'painting')!.rounded).toBe(78)
    expect(b.parts.find((p) => p.code === 'P6')!.rounded).toBe(89)
    expect(b.grade).toBe('B')
    expect(fired(b)).toContain('step-below-80')
    const c = grade(twoSteps(low(20))) // (6·10 + 20·6) / 260 = 69.23
    expect(c.grade).toBe('C')
    expect(fired(c)).toContain('step-below-70')
    expect(fired(c)).not.toContain('element-below-80')
  })

  it('n.e. is in neither sum', () => {
    const answers = exampleAnswers().map((a) =>
      a.questionId === 'p5-3' ? { ...a, score: null, notEvaluated: true } : a,
    )
    const result = grade(answers)
    expect(result.parts[0]).toMatchObject({ code: 'P5', points: 58, possible: 60, evaluated: 6, total: 7 })
    expect(result.overall).toMatchObject({ points: 346, possible: 370 })
  })

  it('every question weighs the same: E_G is no mean of the elements', () => {
    const result = grade(answersOf({ '5': Array(7).fill(10), '7': Array(5).fill(8) }), processAudit, {
      scope: ['p5', 'p7'],
    })
    expect(result.overall.percent).toBeCloseTo((110 / 120) * 100, 10)
    expect(result.overall.percent).not.toBeCloseTo(90, 1)
  })

  it('E_G is compared unrounded: 89.99 is B, and A only with the switch', () => {
    // P6 in 50 steps: 9.00 on average, but one question 8.96, so E_G is 89.98 %.
    const p6 = processAudit.elements.find((e) => e.id === 'p6')!.questions
    const answers = p6.flatMap((q, i) =>
      Array.from({ length: 50 }, (_, s) => ({
        questionId: q.id,
        stepId: `s${String(s).padStart(2, '0')}`,
        score: i === 0 && s === 0 ? 8 : s % 2 === 0 ? 10 : 8,
        notEvaluated: false,
      })),
    )
    const only = { scope: ['p6'] }
    const result = grade(answers, processAudit, only)
    expect(result.overall.percent).toBeCloseTo(90 - 0.04 / 2.6, 8)
    expect(result.overall.percent!.toFixed(2)).toBe('89.98')
    expect(result).toMatchObject({ grade: 'B', bandGrade: 'B' })
    expect(grade(answers, withGrading({ roundOverall: true }), only).grade).toBe('A')
  })

  it('exactly 90 is A and exactly 80 is B', () => {
    const nine = answersOf({ '5': [10, 8, 10, 8, null, 10, 8] })
    expect(grade(nine, processAudit, { scope: ['p5'] })).toMatchObject({
      overall: { percent: 90 },
      grade: 'A',
    })
    const eight = answersOf({ '5': Array(7).fill(8) })
    expect(grade(eight, processAudit, { scope: ['p5'] })).toMatchObject({
      overall: { percent: 80 },
      grade: 'B',
    })
  })

  it('no rule lifts a grade: C by the band stays C when only rules to B fire', () => {
    const result = grade(allScored(processAudit, 6, scope))
    expect(result).toMatchObject({ bandGrade: 'C', grade: 'C' })
    const low = grade(answersOf({ '5': [8, 8, 8, 8, 8, 6, 6] }), withGrading({ downgrades: [] }), {
      scope: ['p5'],
    })
    expect(low.grade).toBe('C')
    expect(low.reasons).toMatchObject([{ kind: 'band', decides: true, min: 0 }])
  })
})

it('the rules are data: without the star rule the same answers give A', () => {
  const downgrades = processAudit.grading.downgrades.filter((d) => d.id !== 'star-scored-4')
  expect(grade(exampleAnswers({ '6.2.3': 4 }), withGrading({ downgrades })).grade).toBe('A')
})

it('a rule may ask for several questions', () => {
  const twice = processAudit.grading.downgrades.map((d) =>
    d.id === 'star-scored-4' && d.kind === 'score-at-most' ? { ...d, count: 2 } : d,
  )
  const content = withGrading({ downgrades: twice })
  expect(grade(exampleAnswers({ '6.2.3': 4 }), content).grade).toBe('A')
  const two = grade(exampleAnswers({ '6.2.3': 4, '7.3': 4 }), content)
  expect(two.grade).toBe('B')
  expect(two.reasons.find((r) => r.decides)).toMatchObject({ facts: [{ code: '6.2.3' }, { code: '7.3' }] })
})

it('a knock-out question is judged by its own rule', () => {
  const content = {
    ...withGrading({
      downgrades: [
        {
          id: 'knock-out',
          label: { zh: '否决项', en: 'Knock-out' },
          kind: 'score-at-most',
          questions: 'knock-out',
          threshold: 0,
          count: 1,
          to: 'C',
        },
      ],
    }),
    elements: processAudit.elements.map((e) => ({
      ...e,
      questions: e.questions.map((q) => ({ ...q, knockOut: q.code === '5.1' })),
    })),
  }
  expect(grade(exampleAnswers({ '5.1': 0 }), content).grade).toBe('C')
  expect(grade(exampleAnswers({ '5.2': 0 }), content).grade).toBe('A')
})
