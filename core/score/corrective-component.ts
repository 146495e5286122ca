import { closedOnTime } from '#core/corrective/lateness.ts'
import type { ComponentPoints } from './audit-component.ts'
import type { ActionFact } from './facts.ts'
import { addMonths } from './month.ts'
import { scoreReason } from './reason.ts'
import type { ScoreInput } from './result.ts'

/**
 * On-time closure (domain §3.4): closed on or before the original due day / due in the window, in percent. An action
 * that is open past its due day is late, also when it fell due before the window. Cancelled actions do not count.
 */
export function correctivePoints(
  actions: readonly ActionFact[],
  windowMonths: number,
  asOf: string,
): ComponentPoints {
  const after = addMonths(asOf, -windowMonths)
  let [onTime, due, overdue] = [0, 0, 0]
  const inputs = actions
    .filter((a) => a.state !== 'cancelled')
    .sort((a, b) => ascending(a.originalDueOn, b.originalDueOn) || ascending(a.actionId, b.actionId))
    .map((action): ScoreInput => {
      const { actionId, ...values } = action
      const closedOn = action.closedOn !== null && action.closedOn <= asOf ? action.closedOn : null
      const dueOn = action.originalDueOn
      const isOverdue = closedOn === null && dueOn < asOf
      const counts = isOverdue || (dueOn > after && dueOn <= asOf && (closedOn !== null || dueOn < asOf))
      const good = counts && closedOnTime(dueOn, closedOn) === true
      if (counts) due++
      if (good) onTime++
      if (isOverdue) overdue++
      return {
        kind: 'corrective-action',
        id: actionId,
        status: counts ? 'counts' : 'outside',
        values: { ...values, onTime: counts ? good : null },
      }
    })
  if (due === 0) return { points: null, note: scoreReason('corrective-none-due', { windowMonths }), inputs }
  return {
    points: (onTime * 100) / due,
    note: scoreReason('corrective-on-time', { onTime, due, overdue, windowMonths }),
    inputs,
  }
}

const ascending = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
