import { type Move, type MoveTable, move, type Party } from '#core/move.ts'

export const auditStates = [
  'planned',
  'launched',
  'answering',
  'submitted',
  'reviewing',
  'signed',
  'cancelled',
] as const
export type AuditState = (typeof auditStates)[number]

export const auditEvents = ['launch', 'answer', 'submit', 'return', 'review', 'sign', 'cancel'] as const
export type AuditEvent = (typeof auditEvents)[number]

/**
 * The life of an audit. The subject answers and submits; the issuer (chain leader towards tier 1, a tier-1 supplier
 * towards tier 2) launches, scores (`review`, also while reviewing), gives back with a reason (`return`), signs.
 * A signed audit is frozen: nothing leads out of it.
 */
const table: MoveTable<AuditState, AuditEvent> = {
  launch: { by: 'issuer', from: { planned: 'launched' } },
  answer: { by: 'subject', from: { launched: 'answering', answering: 'answering' } },
  submit: { by: 'subject', from: { answering: 'submitted' } },
  return: { by: 'issuer', from: { submitted: 'answering', reviewing: 'answering' } },
  review: { by: 'issuer', from: { submitted: 'reviewing', reviewing: 'reviewing' } },
  sign: { by: 'issuer', from: { reviewing: 'signed' } },
  cancel: {
    by: 'issuer',
    from: {
      planned: 'cancelled',
      launched: 'cancelled',
      answering: 'cancelled',
      submitted: 'cancelled',
      reviewing: 'cancelled',
    },
  },
}

/**
 * Whether a party may do this now, and the state it leads to; else a reason code. Whether an audit has enough
 * answers to be submitted or signed is a question for `auditProgress` and `gradeAudit`.
 */
export function canMoveAudit(state: AuditState, event: AuditEvent, party: Party): Move<AuditState> {
  return move(table, state, event, party)
}

/** Who has to act next; null when the audit is over. */
export function auditBallWith(state: AuditState): Party | null {
  if (state === 'launched' || state === 'answering') return 'subject'
  if (state === 'signed' || state === 'cancelled') return null
  return 'issuer'
}
