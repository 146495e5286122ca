import { describe, expect, it } from 'vitest'
import { scoreOrganization } from './organization-score.ts'
import { scorePolicySchema } from './policy.ts'
import { asOf, auditFact, scorecardFacts, scorecardPolicy } from './score.fixture.ts'

const score = (...args: Parameters<typeof scorecardFacts>) =>
  scoreOrganization(scorecardFacts(...args), scorecardPolicy, asOf)

describe('six-component scorecard, domain §4.2', () => {
  it('92·0.40 + 94·0.25 + 91.58·0.15 + 80·0.10 + 58.58·0.05 + 85·0.05 = 89.216 → B', () => {
    const result = score(58.58)
    expect(result.own).toBeCloseTo(89.216, 9)
    expect(result).toMatchObject({ grade: 'B', bandGrade: 'B', coverage: 1, policyVersion: 2 })
    expect(result.deciding).toMatchObject({ code: 'band', params: { grade: 'B', min: 80 } })
  })

  it('without digital: 86.287/0.95 = 90.83 → A with 95 % coverage', () => {
    const result = score(null)
    expect(result.own).toBeCloseTo(90.83, 2)
    expect(result.own).toBeCloseTo(86.287 / 0.95, 9)
    expect(result).toMatchObject({ grade: 'A', coverage: 0.95 })
    const digital = result.components.find((c) => c.key === 'digital')!
    expect(digital).toMatchObject({
      points: null,
      weight: 5,
      effectiveWeight: 0,
      note: { code: 'metric-none' },
    })
    const quality = result.components.find((c) => c.key === 'quality')!
    expect(quality.effectiveWeight).toBeCloseTo(42.105, 3)
    expect(result.components.reduce((sum, c) => sum + c.effectiveWeight, 0)).toBeCloseTo(100, 9)
  })

  it('a veto limits the grade whatever the points', () => {
    const recall = score(null, { vetoes: [{ veto: 'safety-recall', id: 'recall-1' }] })
    expect(recall).toMatchObject({ grade: 'D', bandGrade: 'A', deciding: { code: 'cap' } })
    expect(recall.own).toBeCloseTo(90.83, 2)
    expect(recall.caps).toEqual([
      {
        id: 'safety-recall',
        label: expect.anything(),
        atMost: 'D',
        lowers: true,
        inputs: [{ kind: 'veto', id: 'recall-1' }],
      },
    ])
    const both = score(null, {
      vetoes: [
        { veto: 'certificate-expired', id: 'c' },
        { veto: 'falsified-records', id: 'f' },
        { veto: 'unheard-of', id: 'u' },
      ],
    })
    expect(both.caps.map((c) => [c.id, c.lowers])).toEqual([
      ['certificate-expired', false],
      ['falsified-records', true],
    ])
  })

  it('below 60 % coverage: 未评级, points stay', () => {
    const thin = score(null, {
      audits: [auditFact()],
      metrics: [{ key: 'quality', points: 92, inputs: [] }],
    })
    expect(thin).toMatchObject({ grade: null, bandGrade: 'A', coverage: 0.55 })
    expect(thin.deciding).toEqual({ code: 'coverage-too-low', params: { coverage: 0.55, minimum: 0.6 } })
  })
})

describe('a policy', () => {
  const refused = (changes: object) => scorePolicySchema.safeParse({ ...scorecardPolicy, ...changes }).success
  it('is checked', () => {
    expect(refused({})).toBe(true)
    expect(refused({ components: scorecardPolicy.components.slice(1) })).toBe(false)
    expect(refused({ bands: [{ grade: 'A', min: 90 }] })).toBe(false)
    expect(refused({ caps: [{ ...scorecardPolicy.caps[0], atMost: 'Z' }] })).toBe(false)
    expect(refused({ caps: [scorecardPolicy.caps[0], scorecardPolicy.caps[0]] })).toBe(false)
    expect(refused({ rollUp: { alpha: 0.9 } })).toBe(false)
    expect(refused({ surprise: 1 })).toBe(false)
  })
})
