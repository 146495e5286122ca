import { describe, expect, it } from 'vitest'
import { gradeAudit } from './grade.ts'
import { answersOf, exampleAnswers, exampleScope, processAudit } from './process-audit.fixture.ts'
import { auditResultSchema } from './result.ts'

const grade = (changes: Record<string, number> = {}) =>
  gradeAudit(processAudit, exampleAnswers(changes), { scope: exampleScope })

const part = (result: ReturnType<typeof grade>, code: string) => result.parts.find((p) => p.code === code)!
const deciding = (result: ReturnType<typeof grade>) =>
  result.reasons.filter((r) => r.decides).map((r) => (r.kind === 'band' ? 'band' : r.ruleId))
const fired = (result: ReturnType<typeof grade>) =>
  result.reasons.flatMap((r) => (r.kind === 'downgrade' ? [r.ruleId] : []))

describe('worked examples, domain §2.6', () => {
  it('base data: every element and sub-element as computed there', () => {
    const result = grade()
    const table = result.parts.map((p) => [p.code, p.points, p.possible, p.percent!.toFixed(2)])
    expect(table).toEqual([
      ['P5', 66, 70, '94.29'],
      ['P6', 242, 260, '93.08'],
      ['U1', 46, 50, '92.00'],
      ['U2', 48, 50, '96.00'],
      ['U3', 28, 30, '93.33'],
      ['U4', 46, 50, '92.00'],
      ['U5', 36, 40, '90.00'],
      ['U6', 38, 40, '95.00'],
      ['P7', 46, 50, '92.00'],
    ])
  })

  it('1: 354/380 = 93.16, no rule fires → A', () => {
    const result = grade()
    expect(result.overall).toMatchObject({ points: 354, possible: 380, evaluated: 38, total: 38 })
    expect(result.overall.percent).toBeCloseTo(93.16, 2)
    expect(result).toMatchObject({ grade: 'A', bandGrade: 'A', complete: true, notation: 'E_G(P5P6P7)' })
    expect(deciding(result)).toEqual(['band'])
    expect(fired(result)).toEqual([])
  })

  it('2: star 6.2.3 from 10 to 4: 348/380 = 91.58 but B, by the star rule', () => {
    const result = grade({ '6.2.3': 4 })
    expect(part(result, 'U2')).toMatchObject({ points: 42, possible: 50, rounded: 84 })
    expect(part(result, 'P6').percent).toBeCloseTo(90.77, 2)
    expect(result.overall.percent).toBeCloseTo(91.58, 2)
    expect(result).toMatchObject({ bandGrade: 'A', grade: 'B' })
    expect(result.reasons.filter((r) => r.decides)).toEqual([
      {
        kind: 'downgrade',
        ruleId: 'star-scored-4',
        label: expect.anything(),
        to: 'B',
        decides: true,
        facts: [
          {
            level: 'question',
            id: 'p6-2-3',
            code: '6.2.3',
            star: true,
            knockOut: false,
            score: 4,
            steps: [],
            threshold: 4,
          },
        ],
      },
    ])
  })

  it('3: sub-element U3 at 73.33 → 73 < 80 → B', () => {
    const result = grade({ '6.3.1': 8, '6.3.2': 6, '6.3.3': 8 })
    expect(result.overall.percent).toBeCloseTo(91.58, 2)
    expect(result.grade).toBe('B')
    expect(deciding(result)).toEqual(['sub-element-below-80'])
    const rule = result.reasons.find((r) => r.kind === 'downgrade')!
    expect(rule.kind === 'downgrade' && rule.facts).toMatchObject([
      { level: 'sub-element', code: 'U3', compared: 73, threshold: 80 },
    ])
  })

  it('4: star 6.4.3 from 10 to 0: 344/380 = 90.53 but C, the star zero beats everything', () => {
    const result = grade({ '6.4.3': 0 })
    expect(part(result, 'U4')).toMatchObject({ points: 36, rounded: 72 })
    expect(part(result, 'P6').percent).toBeCloseTo(89.23, 2)
    expect(result.overall.percent).toBeCloseTo(90.53, 2)
    expect(result).toMatchObject({ bandGrade: 'A', grade: 'C' })
    expect(deciding(result)).toEqual(['star-scored-0'])
    expect(fired(result)).toEqual(['sub-element-below-80', 'star-scored-4', 'all-scored-0', 'star-scored-0'])
  })

  it('5: P5 at 68.57 → 69 < 70: 336/380 = 88.42, by band B, by rule C', () => {
    const result = grade({ '5.1': 6, '5.2': 8, '5.3': 6, '5.4': 8, '5.5': 6, '5.6': 8, '5.7': 6 })
    expect(part(result, 'P5')).toMatchObject({ points: 48, rounded: 69 })
    expect(result.overall.percent).toBeCloseTo(88.42, 2)
    expect(result).toMatchObject({ bandGrade: 'B', grade: 'C' })
    expect(deciding(result)).toEqual(['element-below-70'])
  })
})

describe('6: rounding of an element to whole percent', () => {
  /** P6 with 20 of 26 questions evaluated: 159.00, 158.99, 158.98 of 200 points. */
  const p6 = (questions: number[][]) => {
    const codes = processAudit.elements.find((e) => e.id === 'p6')!.questions.map((q) => q.id)
    // n.e.: one or two of every sub-element, so that two thirds of each remain.
    const out = ['p6-1-5', 'p6-2-5', 'p6-3-3', 'p6-4-5', 'p6-5-4', 'p6-6-4']
    const used = codes.filter((id) => !out.includes(id))
    expect(questions).toHaveLength(used.length)
    const evaluated = questions.flatMap((scores, i) =>
      scores.map((score, s) => ({
        questionId: used[i]!,
        stepId: `part-${s}`,
        score,
        notEvaluated: false,
      })),
    )
    const not = out.map((questionId) => ({ questionId, stepId: 'part-0', score: null, notEvaluated: true }))
    const rest = answersOf({ '2': Array(6).fill(10), '3': Array(6).fill(10), '4': Array(9).fill(10) })
    const more = answersOf({ '5': Array(7).fill(10), '7': Array(5).fill(10) })
    // Here the parts are evaluations of one element, not process steps: only the element is looked at.
    const content = {
      ...processAudit,
      elements: processAudit.elements.map((e) => ({ ...e, perStep: false })),
      grading: {
        ...processAudit.grading,
        downgrades: processAudit.grading.downgrades.filter((d) => d.id === 'element-below-80'),
      },
    }
    return gradeAudit(content, [...rest, ...evaluated, ...not, ...more])
  }
  const eights = (n: number) => Array.from({ length: n }, () => [8])
  const thirds = (n: number) => Array.from({ length: n }, () => [8, 8, 6]) // 22/3 → 7.33

  it('79.50 → 80: no downgrade', () => {
    const result = p6([...eights(19), [6, 8]]) // 159.00 / 200
    expect(part(result, 'P6')).toMatchObject({ points: 159, possible: 200, percent: 79.5, rounded: 80 })
    expect(result.grade).toBe('A')
  })

  it('79.49 → 79: downgrade A → B', () => {
    const result = p6([...thirds(6), ...eights(12), [10], [8, 10]]) // 158.98 / 200
    expect(part(result, 'P6')).toMatchObject({ points: 158.98, possible: 200, percent: 79.49, rounded: 79 })
    expect(result.overall.percent).toBeGreaterThan(90)
    expect(result.grade).toBe('B')
    expect(deciding(result)).toEqual(['element-below-80'])
  })

  it('79.495 → 79, not by way of 79.50 to 80', () => {
    const result = p6([...thirds(3), ...eights(15), [10], [6, 8]]) // 158.99 / 200
    expect(part(result, 'P6')).toMatchObject({ points: 158.99, percent: 79.495, rounded: 79 })
    expect(result.grade).toBe('B')
  })
})

it('gives plain JSON that its schema describes completely', () => {
  const result = grade({ '6.4.3': 0 })
  expect(JSON.parse(JSON.stringify(result))).toEqual(result)
  expect(auditResultSchema.parse(result)).toEqual(result)
})
