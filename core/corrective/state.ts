import { type Move, type MoveTable, move } from '#core/move.ts'

export const correctiveStates = [
  'issued',
  'answered',
  'sent-back',
  'accepted',
  'verified',
  'closed',
  'cancelled',
] as const
export type CorrectiveState = (typeof correctiveStates)[number]

export const correctiveEvents = ['answer', 'send-back', 'accept', 'verify', 'close', 'cancel'] as const
export type CorrectiveEvent = (typeof correctiveEvents)[number]

/**
 * The life of a corrective action (domain §3.2, slim form). Only the subject answers, only the issuer judges.
 * An answer that fails its verification goes back too, so the same request stays open until it works.
 */
const table: MoveTable<CorrectiveState, CorrectiveEvent> = {
  answer: { by: 'subject', from: { issued: 'answered', 'sent-back': 'answered' } },
  'send-back': { by: 'issuer', from: { answered: 'sent-back', accepted: 'sent-back' } },
  accept: { by: 'issuer', from: { answered: 'accepted' } },
  verify: { by: 'issuer', from: { accepted: 'verified' } },
  close: { by: 'issuer', from: { verified: 'closed' } },
  cancel: {
    by: 'issuer',
    from: {
      issued: 'cancelled',
      answered: 'cancelled',
      'sent-back': 'cancelled',
      accepted: 'cancelled',
      verified: 'cancelled',
    },
  },
}

/** Whether a party may do this now, and the state it leads to; else the reason code. */
export function canMoveCorrective(
  state: CorrectiveState,
  event: CorrectiveEvent,
  party: 'issuer' | 'subject',
): Move<CorrectiveState> {
  return move(table, state, event, party)
}

/** Who has to act next; null when the action is over. Lateness counts against the subject only while it has the ball. */
export function ballWith(state: CorrectiveState): 'issuer' | 'subject' | null {
  if (state === 'issued' || state === 'sent-back') return 'subject'
  if (state === 'closed' || state === 'cancelled') return null
  return 'issuer'
}

/** States in which the action still counts as open. */
export function isOpen(state: CorrectiveState): boolean {
  return ballWith(state) !== null
}
