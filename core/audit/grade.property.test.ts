import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Answer } from './answer.ts'
import { gradeAudit } from './grade.ts'
import { processAudit, withGrading } from './process-audit.fixture.ts'

const allowed = processAudit.scale.allowed
const places = processAudit.elements.flatMap((e) =>
  e.questions.flatMap((q) =>
    (e.perStep ? ['step-a', 'step-b'] : [null]).map((stepId) => ({ questionId: q.id, stepId })),
  ),
)
// High scores are likelier, so that all three grades occur and the rules get to decide.
const score = fc.oneof(
  { weight: 12, arbitrary: fc.constant(10) },
  { weight: 5, arbitrary: fc.constant(8) },
  { weight: 1, arbitrary: fc.constantFrom(...allowed) },
)
const answers: fc.Arbitrary<Answer[]> = fc
  .tuple(...places.map((p) => fc.record({ ...constants(p), score: fc.option(score, { freq: 9 }) })))
  .map((list) => list.map((a) => ({ ...a, notEvaluated: a.score === null })))
const content = fc.constantFrom(
  processAudit,
  withGrading({ starTestOn: 'mean' }),
  withGrading({ roundOverall: true }),
)

function constants<T extends Record<string, unknown>>(value: T) {
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, fc.constant(v)])) as {
    [K in keyof T]: fc.Arbitrary<T[K]>
  }
}
const rank = (grade: string | null) => processAudit.grading.bands.findIndex((b) => b.grade === grade)

it('the order of the answers never matters', () => {
  fc.assert(
    fc.property(
      content,
      answers.chain((list) =>
        fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
      ),
      (standard, [list, shuffled]) => {
        expect(gradeAudit(standard, shuffled)).toEqual(gradeAudit(standard, list))
      },
    ),
    { numRuns: 100 },
  )
})

it('raising a score never lowers the grade or any degree of fulfilment', () => {
  fc.assert(
    fc.property(content, answers, fc.nat(), fc.nat(), (standard, list, at, up) => {
      const scored = list.filter((a) => a.score !== null)
      fc.pre(scored.length > 0)
      const target = scored[at % scored.length]!
      const higher = allowed.filter((s) => s > target.score!)
      fc.pre(higher.length > 0)
      const raised = list.map((a) => (a === target ? { ...a, score: higher[up % higher.length]! } : a))
      const before = gradeAudit(standard, list)
      const after = gradeAudit(standard, raised)
      expect(rank(after.provisionalGrade)).toBeLessThanOrEqual(rank(before.provisionalGrade))
      before.parts.forEach((p, i) => {
        if (p.percent !== null) expect(after.parts[i]!.percent).toBeGreaterThanOrEqual(p.percent)
      })
    }),
    { numRuns: 300 },
  )
})

it('n.e. never counts: it gives what leaving the question open gives', () => {
  fc.assert(
    fc.property(content, answers, (standard, list) => {
      const steps = ['step-a', 'step-b']
      const whole = gradeAudit(standard, list, { steps })
      const open = gradeAudit(
        standard,
        list.filter((a) => !a.notEvaluated),
        { steps },
      )
      const forget = (r: typeof whole) => ({
        ...r,
        questions: r.questions.map((q) => ({ ...q, notEvaluated: 0 })),
      })
      expect(forget(whole)).toEqual(forget(open))
    }),
    { numRuns: 100 },
  )
})

it('the grade is the worst of the band and the rules that fired, and something decides', () => {
  const seen = new Set<string>()
  fc.assert(
    fc.property(content, answers, (standard, list) => {
      const result = gradeAudit(standard, list)
      fc.pre(result.provisionalGrade !== null)
      const targets = result.reasons.map((r) => rank(r.kind === 'band' ? r.grade : r.to))
      expect(rank(result.provisionalGrade)).toBe(Math.max(...targets))
      expect(result.reasons.some((r) => r.decides)).toBe(true)
      for (const r of result.reasons)
        if (r.decides) expect(r.kind === 'band' ? r.grade : r.to).toBe(result.provisionalGrade)
      expect(result.grade).toBe(result.complete ? result.provisionalGrade : null)
      seen.add(result.provisionalGrade!)
    }),
    { numRuns: 300 },
  )
  expect([...seen].sort()).toEqual(['A', 'B', 'C'])
})

it('the same score everywhere is the degree of fulfilment of everything', () => {
  for (const s of allowed) {
    const result = gradeAudit(
      processAudit,
      places.map((p) => ({ ...p, score: s, notEvaluated: false })),
    )
    expect(new Set(result.parts.map((p) => p.percent))).toEqual(new Set([s * 10]))
    expect(result.overall.percent).toBe(s * 10)
  }
})
