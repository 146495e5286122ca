import { daySchema } from '#core/corrective/due-date.ts'

/** `day` plus calendar months (may be negative); the last day of a shorter month stands in: 01-31 + 1 → 02-28. */
export function addMonths(day: string, count: number): string {
  const [year, month, date] = daySchema.parse(day).split('-').map(Number) as [number, number, number]
  const last = new Date(Date.UTC(year, month + count, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + count, Math.min(date, last))).toISOString().slice(0, 10)
}
