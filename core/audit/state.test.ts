import { describe, expect, it } from 'vitest'
import type { Party } from '#core/move.ts'
import { auditBallWith, auditEvents, auditStates, canMoveAudit } from './state.ts'

/** Every move there is; all others must be refused. */
const moves = [
  'planned launch issuer → launched',
  'launched answer subject → answering',
  'answering answer subject → answering',
  'answering submit subject → submitted',
  'submitted return issuer → answering',
  'reviewing return issuer → answering',
  'submitted review issuer → reviewing',
  'reviewing review issuer → reviewing',
  'reviewing sign issuer → signed',
  'planned cancel issuer → cancelled',
  'launched cancel issuer → cancelled',
  'answering cancel issuer → cancelled',
  'submitted cancel issuer → cancelled',
  'reviewing cancel issuer → cancelled',
]

it('allows these moves and no other', () => {
  const allowed = auditStates.flatMap((state) =>
    auditEvents.flatMap((event) =>
      (['issuer', 'subject'] as Party[]).flatMap((party) => {
        const move = canMoveAudit(state, event, party)
        return move.ok ? [`${state} ${event} ${party} → ${move.to}`] : []
      }),
    ),
  )
  expect(allowed.sort()).toEqual([...moves].sort())
})

describe('a refusal says why', () => {
  it('the wrong party is named before the state', () => {
    expect(canMoveAudit('reviewing', 'sign', 'subject')).toEqual({
      ok: false,
      reason: 'wrong-party',
      party: 'issuer',
    })
    expect(canMoveAudit('submitted', 'answer', 'issuer')).toMatchObject({
      reason: 'wrong-party',
      party: 'subject',
    })
  })

  it('the wrong state comes with the states it would take', () => {
    expect(canMoveAudit('submitted', 'answer', 'subject')).toEqual({
      ok: false,
      reason: 'wrong-state',
      allowedFrom: ['launched', 'answering'],
    })
    expect(canMoveAudit('signed', 'cancel', 'issuer')).toMatchObject({ reason: 'wrong-state' })
  })
})

it('knows who has to act next', () => {
  expect(Object.fromEntries(auditStates.map((s) => [s, auditBallWith(s)]))).toEqual({
    planned: 'issuer',
    launched: 'subject',
    answering: 'subject',
    submitted: 'issuer',
    reviewing: 'issuer',
    signed: null,
    cancelled: null,
  })
})
