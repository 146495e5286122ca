import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AuditFact } from './facts.ts'
import { scoreOrganization } from './organization-score.ts'
import { defaultPolicy, scorePolicySchema } from './policy.ts'
import { organizationScoreSchema } from './result.ts'
import { actionFact, asOf, auditFact, digitalReport, scoreFacts } from './score.fixture.ts'

const score = (changes: Parameters<typeof scoreFacts>[0] = {}, day = asOf) =>
  scoreOrganization(scoreFacts(changes), defaultPolicy, day)
const component = (result: ReturnType<typeof score>, key: string) =>
  result.components.find((c) => c.key === key)!

it('the default policy is valid', () => {
  expect(scorePolicySchema.parse(JSON.parse(JSON.stringify(defaultPolicy)))).toEqual(defaultPolicy)
})

it('audit 93·0.6 + on time 100·0.2 + digital 80.67·0.2, explained as plain JSON', () => {
  const result = score()
  // 60 % digital → 80, 50 % networked → 70, core 100, 3 functions → 73.33, 1 service → 60.
  const digital = 0.3 * 80 + 0.3 * 70 + 0.2 * 100 + 0.1 * (60 + 40 / 3) + 0.1 * 60
  expect(component(result, 'digital').points).toBeCloseTo(digital, 9)
  expect(result.own).toBeCloseTo(0.6 * 93 + 20 + 0.2 * digital, 9)
  expect(result).toMatchObject({ grade: 'A', coverage: 1, asOf, policyVersion: 1, caps: [] })
  expect(organizationScoreSchema.parse(JSON.parse(JSON.stringify(result)))).toEqual(result)
})

it('nothing known is null, not 0', () => {
  const result = score({ audits: [], actions: [], digital: null })
  expect(result).toMatchObject({ own: null, grade: null, bandGrade: null, coverage: 0 })
  expect(result.deciding.code).toBe('no-data')
  expect(result.components.map((c) => [c.points, c.note.code])).toEqual([
    [null, 'audit-none'],
    [null, 'corrective-none-due'],
    [null, 'digital-none'],
  ])
})

it('60 % coverage is enough, 40 % is not', () => {
  expect(score({ actions: [], digital: null })).toMatchObject({ own: 93, coverage: 0.6, grade: 'A' })
  expect(score({ audits: [] })).toMatchObject({ coverage: 0.4, grade: null })
})

describe('audits', () => {
  const points = (audits: AuditFact[], day = asOf) => component(score({ audits }, day), 'audit')
  const statuses = (audits: AuditFact[], day = asOf) =>
    points(audits, day).inputs.map((i) => `${i.id} ${i.status}`)

  it.each([
    ['A', '2022-10-01', '2022-09-30'],
    ['B', '2023-10-01', '2023-09-30'],
    ['C', '2024-10-01', '2024-09-30'],
  ])('%s counts through the last day of its validity (domain §4.3)', (grade, last, tooOld) => {
    expect(points([auditFact({ grade, signedOn: last })]).points).toBe(93)
    const expired = points([auditFact({ grade, signedOn: tooOld })])
    expect(expired).toMatchObject({
      points: null,
      note: { code: 'audit-expired', params: { lastValidOn: '2025-09-30' } },
    })
    expect(expired.inputs[0]).toMatchObject({ id: 'audit-1', status: 'expired', values: { overall: 93 } })
  })

  it('the latest counts', () => {
    const audits = [
      auditFact({ auditId: 'old', overall: 70, grade: 'C', signedOn: '2025-01-10' }),
      auditFact({ auditId: 'new', overall: 85, grade: 'B', signedOn: '2025-05-10' }),
    ]
    expect(points(audits).points).toBe(85)
    expect(statuses(audits)).toEqual(['new counts', 'old superseded'])
    expect(score({ audits }).caps).toEqual([])
  })

  it('an expired C does not bring an older, longer valid A back', () => {
    const audits = [
      auditFact({ auditId: 'a', grade: 'A', signedOn: '2023-06-01' }),
      auditFact({ auditId: 'c', grade: 'C', overall: 65, signedOn: '2024-06-01' }),
    ]
    expect(points(audits).points).toBeNull()
    expect(statuses(audits)).toEqual(['c expired', 'a superseded'])
  })

  it('one audit a standard: mean over standards, whatever the edition', () => {
    const audits = [
      auditFact({ auditId: 'p', overall: 90 }),
      auditFact({ auditId: 'p0', overall: 10, signedOn: '2024-06-01', standardVersionId: 'version-0' }),
      auditFact({ auditId: 'w', overall: 80, standardCode: 'welding', grade: 'B' }),
    ]
    expect(points(audits)).toMatchObject({ points: 85, note: { params: { audits: 2 } } })
  })

  it('what is signed later or not graded does not exist yet', () => {
    const audits = [auditFact({ signedOn: '2025-10-02' }), auditFact({ auditId: 'n', grade: null })]
    expect(points(audits)).toMatchObject({ points: null, note: { code: 'audit-none' }, inputs: [] })
  })

  it('latest valid audit C: at most C, by that audit', () => {
    const result = score({ audits: [auditFact({ overall: 96, grade: 'C' })] })
    expect(result.own).toBeGreaterThan(90)
    expect(result).toMatchObject({ grade: 'C', bandGrade: 'A' })
    expect(result.deciding).toEqual({
      code: 'cap',
      params: { capId: 'audit-grade-c', bandGrade: 'A', grade: 'C' },
    })
    expect(result.caps[0]).toMatchObject({ lowers: true, inputs: [{ kind: 'audit', id: 'audit-1' }] })
  })

  it('a cap that is no worse than the band decides nothing', () => {
    const result = score({ audits: [auditFact({ overall: 60, grade: 'C' })] })
    expect(result).toMatchObject({ grade: 'C', deciding: { code: 'band' } })
    expect(result.caps[0]!.lowers).toBe(false)
  })
})

describe('corrective actions', () => {
  const corrective = (actions: ReturnType<typeof actionFact>[]) => component(score({ actions }), 'corrective')

  it('closed by the original due day / due in the window', () => {
    const result = corrective([
      actionFact({ actionId: 'on-the-day', closedOn: '2025-08-01' }),
      actionFact({ actionId: 'one-late', closedOn: '2025-08-02' }),
      actionFact({ actionId: 'overdue', closedOn: null, state: 'answered' }),
      actionFact({ actionId: 'good' }),
    ])
    expect(result.points).toBe(50)
    expect(result.note.params).toEqual({ onTime: 2, due: 4, overdue: 1, windowMonths: 12 })
    expect(result.inputs.map((i) => [i.id, i.values.onTime])).toEqual([
      ['good', true],
      ['on-the-day', true],
      ['one-late', false],
      ['overdue', false],
    ])
  })

  it('the window is 12 months to the day; what is not due yet is outside, what is cancelled is nothing', () => {
    const result = corrective([
      actionFact({ actionId: 'first-day', originalDueOn: '2024-10-02', closedOn: '2024-09-01' }),
      actionFact({ actionId: 'before', originalDueOn: '2024-10-01', closedOn: '2025-09-01' }),
      actionFact({ actionId: 'due-today', originalDueOn: asOf, closedOn: null, state: 'issued' }),
      actionFact({ actionId: 'due-today-closed', originalDueOn: asOf, closedOn: asOf }),
      actionFact({ actionId: 'early', originalDueOn: '2025-11-01' }),
      actionFact({ actionId: 'cancelled', closedOn: null, state: 'cancelled' }),
    ])
    expect(result.inputs.map((i) => `${i.id} ${i.status}`)).toEqual([
      'before outside',
      'first-day counts',
      'due-today outside',
      'due-today-closed counts',
      'early outside',
    ])
    expect(result.points).toBe(100)
  })

  it('open and overdue counts as late however old it is', () => {
    const ancient = actionFact({ originalDueOn: '2020-01-01', closedOn: null, state: 'sent-back' })
    expect(corrective([ancient]).points).toBe(0)
  })

  it('a closing after the day is not known on the day', () => {
    expect(corrective([actionFact({ closedOn: '2025-10-02' })])).toMatchObject({
      points: 0,
      note: { params: { overdue: 1 } },
    })
  })

  it('nothing due is no data', () => expect(corrective([]).points).toBeNull())
})

it('a digital report without equipment still scores what it says', () => {
  const digital = { ...digitalReport, equipmentTotal: 0, equipmentDigital: 0, equipmentNetworked: 0 }
  expect(component(score({ digital }), 'digital').points).toBeCloseTo(
    (20 * 100 + 10 * (60 + 40 / 3) + 10 * 60) / 40,
    9,
  )
})

it('the order of facts is irrelevant', () => {
  const audits = ['x', 'y', 'z'].flatMap((standardCode, i) =>
    [0, 1].map((j) =>
      auditFact({ auditId: `${i}${j}`, standardCode, overall: 80 + i * 3.3 + j / 7, signedOn: '2025-05-01' }),
    ),
  )
  const actions = [1, 2, 3, 4].map((i) => actionFact({ actionId: `${i}`, closedOn: `2025-07-3${i % 2}` }))
  const expected = JSON.stringify(score({ audits, actions }))
  fc.assert(
    fc.property(
      fc.shuffledSubarray(audits, { minLength: audits.length }),
      fc.shuffledSubarray(actions, { minLength: actions.length }),
      (a, b) => {
        expect(JSON.stringify(score({ audits: a, actions: b }))).toBe(expected)
      },
    ),
  )
})
