import type { Transaction } from 'kysely'
import type { Severity } from '#core/corrective/severity.ts'
import {
  ballWith,
  type CorrectiveEvent,
  type CorrectiveState,
  canMoveCorrective,
  correctiveEvents,
} from '#core/corrective/state.ts'
import type { PartyActor } from '#core/identity/actor.ts'
import type { Party } from '#core/move.ts'
import type { Text } from '#core/text.ts'
import type { DB } from '#db/schema.generated.ts'
import { AppError } from '#server/use-case/errors.ts'

/**
 * A corrective action the actor may see, with the actor's part in it (`viewer`: the leader, where a tier-1 supplier
 * shared it). `lock` keeps the row until the end of the unit of work. Not found is an AppError.
 */
export async function findAction(
  db: Transaction<DB>,
  actor: PartyActor,
  actionId: string,
  options: { lock?: boolean } = {},
) {
  const query = db
    .selectFrom('correctiveAction')
    .selectAll()
    .where('chainId', '=', actor.chainId)
    .where('id', '=', actionId)
  const row = await (options.lock ? query.forUpdate() : query).executeTakeFirst()
  if (!row) throw new AppError('not-found')
  const party: Party | 'viewer' =
    row.issuerOrgId === actor.orgId ? 'issuer' : row.subjectOrgId === actor.orgId ? 'subject' : 'viewer'
  return { ...row, state: row.state as CorrectiveState, severity: row.severity as Severity, party }
}

export type FoundAction = Awaited<ReturnType<typeof findAction>>

const stateWords: Record<CorrectiveState, Text> = {
  issued: { zh: '已下发，等待供应商答复', en: 'issued and waits for the supplier to answer' },
  answered: { zh: '供应商已答复，等待审核', en: 'answered and waits for review' },
  'sent-back': { zh: '已退回，等待供应商重新答复', en: 'sent back and waits for a new answer' },
  accepted: { zh: '答复已接受，等待验证', en: 'accepted and waits for verification' },
  verified: { zh: '已验证有效，等待关闭', en: 'verified and waits to be closed' },
  closed: { zh: '已关闭', en: 'closed' },
  cancelled: { zh: '已取消', en: 'cancelled' },
}

const needed: Record<CorrectiveEvent, Text> = {
  answer: {
    zh: '只有已下发或已退回的整改要求可以答复',
    en: 'only an issued or sent-back one can be answered',
  },
  'send-back': {
    zh: '只有已答复或已接受的可以退回',
    en: 'only an answered or accepted one can be sent back',
  },
  accept: { zh: '只有已答复的可以接受', en: 'only an answered one can be accepted' },
  verify: { zh: '先接受答复，才能验证', en: 'accept the answer first, then verify' },
  close: { zh: '先验证有效，才能关闭', en: 'verify first, then close' },
  cancel: { zh: '已结束的不能取消', en: 'what is over cannot be cancelled' },
}

/**
 * The state this deed leads to. What the table of moves does not allow is refused (AppError) in words; so is a
 * revision that is no longer the present one: the caller decided about something it has not seen.
 */
export function nextState(action: FoundAction, event: CorrectiveEvent, revision?: number): CorrectiveState {
  if (action.party === 'viewer') throw new AppError('forbidden')
  const move = canMoveCorrective(action.state, event, action.party)
  if (!move.ok && move.reason === 'wrong-party') throw new AppError('forbidden')
  if (!move.ok) {
    const state = stateWords[action.state]
    throw new AppError('not-allowed-now', {
      reason: {
        zh: `该整改要求${state.zh}；${needed[event].zh}。`,
        en: `This corrective action is ${state.en}; ${needed[event].en}.`,
      },
    })
  }
  if (revision !== undefined && revision !== action.revision) throw new AppError('conflict')
  return move.to
}

/** What the actor's side may do with it now. */
export function movesOf({ party, state }: FoundAction): CorrectiveEvent[] {
  if (party === 'viewer') return []
  return correctiveEvents.filter((event) => canMoveCorrective(state, event, party).ok)
}

export const isSubjectsTurn = ({ party, state }: FoundAction) =>
  party === 'subject' && ballWith(state) === 'subject'
