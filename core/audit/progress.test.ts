import { describe, expect, it } from 'vitest'
import { allScored, processAudit } from './process-audit.fixture.ts'
import { auditProgress } from './progress.ts'

const ne = (questionId: string, remark: string | null) => ({
  questionId,
  score: null,
  notEvaluated: true,
  remark,
})

describe('progress of answering', () => {
  it('nothing answered', () => {
    const progress = auditProgress(processAudit, [])
    expect(progress).toMatchObject({
      answered: 0,
      total: 59,
      share: 0,
      maySubmit: false,
      nextQuestionId: 'p2-1',
    })
    expect(progress.elements.map((e) => [e.code, e.answered, e.total, e.minimum, e.met])).toEqual([
      ['P2', 0, 6, 4, false],
      ['P3', 0, 6, 4, false],
      ['P4', 0, 9, 6, false],
      ['P5', 0, 7, 5, false],
      ['P6', 0, 26, 18, false],
      ['P7', 0, 5, 4, false],
    ])
  })

  it('may be submitted as soon as two thirds are met, with questions still open', () => {
    const left = new Set(['p2-5', 'p2-6', 'p4-1', 'p6-1-5', 'p6-3-3', 'p7-2'])
    const answers = allScored(processAudit, 8).filter((a) => !left.has(a.questionId))
    const progress = auditProgress(processAudit, answers)
    expect(progress).toMatchObject({ answered: 53, maySubmit: true, missing: [], nextQuestionId: 'p2-5' })
    const oneLess = auditProgress(
      processAudit,
      answers.filter((a) => a.questionId !== 'p6-3-2'),
    )
    expect(oneLess.maySubmit).toBe(false)
    expect(oneLess.missing).toEqual([{ level: 'sub-element', id: 'u3', code: 'U3', needed: 1 }])
    expect(oneLess.elements.find((e) => e.code === 'P6')).toMatchObject({
      evaluated: 23,
      minimum: 18,
      met: false,
    })
  })

  it('n.e. is an answer, but no evaluation', () => {
    const answers = allScored(processAudit, 8, ['p7']).map((a, i) =>
      i < 2 ? ne(a.questionId, 'no field service') : a,
    )
    const progress = auditProgress(processAudit, answers, { scope: ['p7'] })
    expect(progress).toMatchObject({
      answered: 5,
      evaluated: 3,
      share: 1,
      maySubmit: false,
      nextQuestionId: null,
    })
  })

  it.each([null, '', '   '])('n.e. without a reason (%j) holds the submission back', (remark) => {
    const answers = allScored(processAudit, 8, ['p5']).map((a) =>
      a.questionId === 'p5-7' ? ne('p5-7', remark) : a,
    )
    expect(auditProgress(processAudit, answers, { scope: ['p5'] })).toMatchObject({
      reasonsMissing: ['p5-7'],
      missing: [],
      maySubmit: false,
    })
  })

  it('a question per step is answered when it is answered in every step', () => {
    const p6 = allScored(processAudit, 8, ['p6'])
    const both = [
      ...p6.map((a) => ({ ...a, stepId: 'a' })),
      ...p6.slice(1).map((a) => ({ ...a, stepId: 'b' })),
    ]
    const progress = auditProgress(processAudit, both, { scope: ['p6'], steps: ['a', 'b'] })
    expect(progress).toMatchObject({ answered: 25, evaluated: 26, nextQuestionId: 'p6-1-1', maySubmit: true })
  })
})
