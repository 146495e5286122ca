import { expect, it } from 'vitest'
import { ballWith, canMoveCorrective, correctiveEvents, correctiveStates, isOpen } from './state.ts'

const moves = [
  'issued answer subject → answered',
  'sent-back answer subject → answered',
  'answered send-back issuer → sent-back',
  'accepted send-back issuer → sent-back',
  'answered accept issuer → accepted',
  'accepted verify issuer → verified',
  'verified close issuer → closed',
  'issued cancel issuer → cancelled',
  'answered cancel issuer → cancelled',
  'sent-back cancel issuer → cancelled',
  'accepted cancel issuer → cancelled',
  'verified cancel issuer → cancelled',
]

it('allows these moves and no other', () => {
  const allowed = correctiveStates.flatMap((state) =>
    correctiveEvents.flatMap((event) =>
      (['issuer', 'subject'] as const).flatMap((party) => {
        const move = canMoveCorrective(state, event, party)
        return move.ok ? [`${state} ${event} ${party} → ${move.to}`] : []
      }),
    ),
  )
  expect(allowed.sort()).toEqual([...moves].sort())
})

it('may be sent back and answered again any number of times', () => {
  let state: (typeof correctiveStates)[number] = 'issued'
  const steps = ['answer', 'send-back', 'answer', 'send-back', 'answer', 'accept', 'verify', 'close'] as const
  for (const event of steps) {
    const move = canMoveCorrective(state, event, event === 'answer' ? 'subject' : 'issuer')
    if (!move.ok) throw new Error(`${event} from ${state}: ${move.reason}`)
    state = move.to
  }
  expect(state).toBe('closed')
})

it('a supplier cannot accept its own answer, nor answer after it was accepted', () => {
  expect(canMoveCorrective('answered', 'accept', 'subject')).toEqual({
    ok: false,
    reason: 'wrong-party',
    party: 'issuer',
  })
  expect(canMoveCorrective('accepted', 'answer', 'subject')).toEqual({
    ok: false,
    reason: 'wrong-state',
    allowedFrom: ['issued', 'sent-back'],
  })
})

it('knows who has the ball', () => {
  expect(Object.fromEntries(correctiveStates.map((s) => [s, ballWith(s)]))).toEqual({
    issued: 'subject',
    answered: 'issuer',
    'sent-back': 'subject',
    accepted: 'issuer',
    verified: 'issuer',
    closed: null,
    cancelled: null,
  })
  expect(correctiveStates.filter((s) => !isOpen(s))).toEqual(['closed', 'cancelled'])
})
