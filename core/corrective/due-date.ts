import { z } from 'zod'
import { type Severity, severities } from './severity.ts'

const days = z.strictObject({
  answer: z.number().int().positive(),
  close: z.number().int().positive(),
})

/**
 * Days a supplier has to answer and to close, by severity. How days are counted is said explicitly (domain §3.1);
 * so far only calendar days.
 */
export const correctiveTermsSchema = z
  .strictObject({ dayCount: z.literal('calendar'), critical: days, major: days, minor: days })
  .superRefine((terms, ctx) => {
    for (const s of severities)
      if (terms[s].answer > terms[s].close)
        ctx.addIssue({ code: 'custom', path: [s, 'answer'], message: 'The answer is due after the close' })
  })
export type CorrectiveTerms = z.infer<typeof correctiveTermsSchema>

/** Default terms (domain §3.1 [P]): close in 30, 60, 90 days. A standard or a chain may bring its own. */
export const defaultTerms: CorrectiveTerms = {
  dayCount: 'calendar',
  critical: { answer: 5, close: 30 },
  major: { answer: 10, close: 60 },
  minor: { answer: 15, close: 90 },
}

/** A calendar day, `YYYY-MM-DD`. */
export const daySchema = z.iso.date()

/** `day` plus a number of calendar days (may be negative). */
export function addDays(day: string, count: number): string {
  const at = new Date(`${daySchema.parse(day)}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() + count)
  return at.toISOString().slice(0, 10)
}

/** Calendar days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return (
    (Date.parse(`${daySchema.parse(to)}T00:00:00Z`) - Date.parse(`${daySchema.parse(from)}T00:00:00Z`)) /
    864e5
  )
}

/** The calendar day in China (UTC+8, no summer time) of an instant: the day that deadlines are read against. */
export function dayInChina(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 36e5).toISOString().slice(0, 10)
}

/** Due days of a corrective action issued on `issuedOn`. Store both as original and as current. */
export function dueDates(severity: Severity, issuedOn: string, terms: CorrectiveTerms = defaultTerms) {
  return {
    answerDueOn: addDays(issuedOn, terms[severity].answer),
    closeDueOn: addDays(issuedOn, terms[severity].close),
  }
}

/** New day for the answer after a send-back: half the original length, rounded up (domain §3.1 [P]). */
export function answerDueAfterSendBack(
  severity: Severity,
  sentBackOn: string,
  terms: CorrectiveTerms = defaultTerms,
): string {
  return addDays(sentBackOn, Math.ceil(terms[severity].answer / 2))
}
