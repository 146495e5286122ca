import {
  addDays,
  answerDueAfterSendBack,
  type CorrectiveTerms,
  daysBetween,
  dueDates,
} from '#core/corrective/due-date.ts'
import type { Severity } from '#core/corrective/severity.ts'
import { type CorrectiveEvent, type CorrectiveState, canMoveCorrective } from '#core/corrective/state.ts'
import { earlier, later } from './calendar.ts'
import type { Script } from './corrective-plan.ts'
import type { Chance } from './random.ts'

/** One step of a corrective action's life. The first is the issue. */
export type Step = { event: 'issue' | CorrectiveEvent; on: string; state: CorrectiveState; failed?: true }

const issuerEvents: readonly CorrectiveEvent[] = ['send-back', 'accept', 'verify', 'close', 'cancel']

/**
 * The steps of a corrective action up to `today`. Each one is a move the rules allow; what lies in the future is left
 * out, so the action stands where it would stand today.
 */
export function lifeOf(of: {
  severity: Severity
  issuedOn: string
  today: string
  terms: CorrectiveTerms
  script: Script | null
  /** Never leave an answer of this one unjudged: the lead's list of answers is the story's. */
  judgedAtOnce: boolean
  /** Chance of closing after the due day. */
  late: number
  random: Chance
}): Step[] {
  const { answerDueOn, closeDueOn } = dueDates(of.severity, of.issuedOn, of.terms)
  const wanted = of.script
    ? scripted(of.script, of, answerDueOn, closeDueOn)
    : usual(of, answerDueOn, closeDueOn)
  const steps: Step[] = [{ event: 'issue', on: of.issuedOn, state: 'issued' }]
  for (const { event, on, failed } of wanted) {
    const last = steps.at(-1)!
    if (on > of.today) break
    const move = canMoveCorrective(last.state, event, issuerEvents.includes(event) ? 'issuer' : 'subject')
    if (!move.ok) throw new Error(`A corrective action cannot ${event} when ${last.state}`)
    steps.push({ event, on: later(on, last.on), state: move.to, ...(failed && { failed }) })
  }
  const last = steps.at(-1)!
  if (of.judgedAtOnce && !of.script && last.state === 'answered')
    steps.push({ event: 'accept', on: last.on, state: 'accepted' })
  return steps
}

type Wanted = { event: CorrectiveEvent; on: string; failed?: true }
type Frame = { issuedOn: string; today: string; random: Chance; late: number }

function usual({ issuedOn, random, late }: Frame, answerDueOn: string, closeDueOn: string): Wanted[] {
  const span = daysBetween(issuedOn, answerDueOn)
  let at = addDays(issuedOn, random.hit(0.08) ? span + random.whole(1, 5) : random.whole(2, span))
  const wanted: Wanted[] = [{ event: 'answer', on: at }]
  if (random.hit(0.18)) {
    at = addDays(at, random.whole(1, 4))
    wanted.push({ event: 'send-back', on: at })
    at = addDays(at, random.whole(2, 5))
    wanted.push({ event: 'answer', on: at })
  }
  at = addDays(at, random.whole(1, 4))
  wanted.push({ event: 'accept', on: at })
  const left = Math.max(2, daysBetween(at, closeDueOn))
  const close = random.hit(late)
    ? addDays(closeDueOn, random.whole(4, 28))
    : addDays(at, random.whole(Math.ceil(left * 0.4), left))
  const verify = addDays(close, -random.whole(0, 2))
  wanted.push({ event: 'verify', on: later(verify, at) }, { event: 'close', on: later(close, at) })
  return wanted
}

function scripted(
  script: Script,
  { issuedOn, today }: Frame,
  answerDueOn: string,
  closeDueOn: string,
): Wanted[] {
  const early = addDays(issuedOn, Math.max(1, Math.floor(daysBetween(issuedOn, answerDueOn) / 2)))
  const accepted: Wanted[] = [
    { event: 'answer', on: early },
    { event: 'accept', on: addDays(early, 2) },
  ]
  const closed = earlier(addDays(closeDueOn, -3), addDays(today, -4))
  switch (script) {
    case 'waiting':
    case 'silent':
      return []
    case 'answered':
      return [{ event: 'answer', on: addDays(today, -2) }]
    case 'sent-back':
      return [
        { event: 'answer', on: early },
        { event: 'send-back', on: addDays(today, -3) },
      ]
    case 'failed':
      return [...accepted, { event: 'send-back', on: addDays(today, -8), failed: true }]
    case 'dragging':
      return accepted
    case 'closed':
      return [...accepted, { event: 'verify', on: closed }, { event: 'close', on: closed }]
  }
}

/** The day the next answer is due after these steps. */
export function answerDueAfter(
  steps: readonly Step[],
  severity: Severity,
  issuedOn: string,
  terms: CorrectiveTerms,
): string {
  const sentBack = steps.findLast((step) => step.event === 'send-back')
  return sentBack
    ? answerDueAfterSendBack(severity, sentBack.on, terms)
    : dueDates(severity, issuedOn, terms).answerDueOn
}
