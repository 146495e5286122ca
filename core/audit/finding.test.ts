import { describe, expect, it } from 'vitest'
import { proposeFindings } from './finding.ts'
import { gradeAudit } from './grade.ts'
import { allScored, exampleAnswers, exampleScope, processAudit } from './process-audit.fixture.ts'

const propose = (changes: Record<string, number>, content = processAudit) =>
  proposeFindings(content, gradeAudit(content, exampleAnswers(changes), { scope: exampleScope }))

describe('findings proposed from a graded audit, domain §2.6', () => {
  it('one for every question at 8 or below, in the order of the standard', () => {
    const findings = propose({})
    const eights = '5.3 5.5 6.1.2 6.1.5 6.2.5 6.3.2 6.4.2 6.4.5 6.5.2 6.5.4 6.6.4 7.2 7.4'.split(' ')
    expect(findings.map((f) => f.questionCode)).toEqual(eights)
    expect(new Set(findings.map((f) => f.severity))).toEqual(new Set(['minor']))
    expect(findings[0]).toEqual({
      questionId: 'p5-3',
      questionCode: '5.3',
      elementId: 'p5',
      star: false,
      severity: 'minor',
      score: 8,
      steps: [],
      answerDays: 15,
      closeDays: 90,
    })
  })

  it('severity and days by the standard, the most severe first', () => {
    const findings = propose({ '6.4.3': 0, '5.1': 0, '6.2.3': 4, '5.2': 6 })
    expect(findings.slice(0, 4).map((f) => [f.questionCode, f.severity, f.answerDays, f.closeDays])).toEqual([
      ['6.4.3', 'critical', 5, 30],
      ['5.1', 'major', 10, 60],
      ['6.2.3', 'major', 10, 60],
      ['5.2', 'minor', 15, 90],
    ])
  })

  it('a standard may open findings from 6 only', () => {
    const strict = { ...processAudit, findings: { ...processAudit.findings, openAtOrBelow: 6 } }
    expect(propose({ '5.2': 6 }, strict).map((f) => f.questionCode)).toEqual(['5.2'])
  })

  it('the lowest evaluation decides and the steps are named', () => {
    const p6 = allScored(processAudit, 10, ['p6'])
    const scores: Record<string, number> = { a: 10, b: 4, c: 8 }
    const answers = Object.entries(scores).flatMap(([stepId, score]) =>
      p6.map((a) => ({ ...a, stepId, score: a.questionId === 'p6-1-2' ? score : 10 })),
    )
    const findings = proposeFindings(processAudit, gradeAudit(processAudit, answers, { scope: ['p6'] }))
    expect(findings).toMatchObject([{ questionId: 'p6-1-2', score: 4, severity: 'major', steps: ['b', 'c'] }])
  })

  it('n.e. opens nothing; full marks open nothing', () => {
    const all = allScored(processAudit, 10)
    expect(proposeFindings(processAudit, gradeAudit(processAudit, all))).toEqual([])
    const none = all.map((a) => ({ ...a, score: null, notEvaluated: true }))
    expect(proposeFindings(processAudit, gradeAudit(processAudit, none))).toEqual([])
  })

  it('refuses a result of another standard', () => {
    const result = gradeAudit(processAudit, exampleAnswers(), { scope: exampleScope })
    const other = { ...processAudit, elements: processAudit.elements.slice(0, 1) }
    expect(() => proposeFindings(other, result)).toThrow(RangeError)
  })
})
