import { describe, expect, test } from 'vitest'
import { adviseScore } from './advice.ts'
import { scoreOrganization } from './organization-score.ts'
import { defaultPolicy } from './policy.ts'

const audit = {
  auditId: 'a',
  standardCode: 's',
  standardVersionId: 'v',
  overall: 80,
  grade: 'B',
  signedOn: '2026-06-01',
}
const asOf = '2026-11-01'

describe('what would raise a score', () => {
  test('the gain is the weight of the missing points', () => {
    const late = {
      actionId: 'x',
      severity: 'minor' as const,
      originalDueOn: '2026-09-01',
      answeredOn: null,
      closedOn: null,
      state: 'issued' as const,
    }
    const advice = adviseScore(
      scoreOrganization({ audits: [audit], actions: [late], digital: null }, defaultPolicy, asOf),
    )
    // Weights 60 and 20 become 75 and 25: (100 − 80) · 75 % = 15 for the audit, 100 · 25 % = 25 for the late action.
    expect(advice.map(({ componentKey, gain }) => [componentKey, gain])).toEqual([
      ['corrective', 25],
      ['digital', 20],
      ['audit', 15],
    ])
    expect(advice[0]?.words.zh).toContain('1 项')
  })

  test('a full score needs no advice', () => {
    const full = scoreOrganization(
      { audits: [{ ...audit, overall: 100, grade: 'A' }], actions: [], digital: null },
      defaultPolicy,
      asOf,
    )
    expect(adviseScore(full).filter(({ componentKey }) => componentKey === 'audit')).toEqual([])
  })
})
