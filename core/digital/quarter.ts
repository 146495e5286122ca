import { z } from 'zod'

/** A reporting period such as `2025Q3`. Periods sort as text. */
export const quarterSchema = z.string().regex(/^\d{4}Q[1-4]$/)

/** The quarter of a calendar day: `2025-11-23` → `2025Q4`. */
export const quarterOf = (day: string): string =>
  `${day.slice(0, 4)}Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`

/** The quarter `count` quarters before (or, negative, after). */
export function quartersBefore(quarter: string, count: number): string {
  quarterSchema.parse(quarter)
  const index = Number(quarter.slice(0, 4)) * 4 + Number(quarter.slice(5)) - 1 - count
  return `${Math.floor(index / 4)}Q${(index % 4) + 1}`
}

/** This quarter and those before it, `count` in all, newest first. */
export const latestQuarters = (quarter: string, count: number): string[] =>
  Array.from({ length: count }, (_, back) => quartersBefore(quarter, back))
