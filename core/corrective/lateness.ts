import { addDays, daysBetween } from './due-date.ts'
import { ballWith, type CorrectiveState } from './state.ts'

/** One entry of a corrective action's history: from this day on it was in this state. */
export type StateSince = { state: CorrectiveState; since: string }

export type Lateness = {
  /** Days that passed while the issuer was judging; they are not the subject's. */
  reviewDays: number
  /** The day the subject is held to: the due day plus `reviewDays` (domain §3.1). */
  effectiveDueOn: string
  late: boolean
  daysLate: number
}

/**
 * Whether the closing of a corrective action is late, as seen on `today`. The clock stands still while the issuer has
 * the ball. `history` is in order of time and begins with the issue. A cancelled action is never late.
 */
export function lateness(dueOn: string, history: StateSince[], today: string): Lateness {
  let reviewDays = 0
  history.forEach(({ state, since }, i) => {
    if (ballWith(state) !== 'issuer') return
    const until = history[i + 1]?.since ?? today
    reviewDays += Math.max(0, daysBetween(since, until))
  })
  const effectiveDueOn = addDays(dueOn, reviewDays)
  const last = history.at(-1)
  const end = last && ballWith(last.state) === null ? last.since : today
  const daysLate = last?.state === 'cancelled' ? 0 : Math.max(0, daysBetween(effectiveDueOn, end))
  return { reviewDays, effectiveDueOn, late: daysLate > 0, daysLate }
}

/** Answer not given in time: still open after its due day, or given after it. */
export function isAnswerLate(answerDueOn: string, answeredOn: string | null, today: string): boolean {
  return daysBetween(answerDueOn, answeredOn ?? today) > 0
}

/** Closed on or before the original due day, however often it was extended (domain §3.4); null while not closed. */
export function closedOnTime(originalCloseDueOn: string, closedOn: string | null): boolean | null {
  return closedOn === null ? null : daysBetween(originalCloseDueOn, closedOn) <= 0
}
