import { addDays } from '#core/corrective/due-date.ts'
import { addMonths } from '#core/score/month.ts'
import { chance } from './random.ts'

/** The demo's days, all counted from one `today` (a calendar day in China). */
export type Calendar = {
  /** `YYYY-MM-DD`. */
  today: string
  /** The instant the demo is loaded: nothing is later. */
  now: string
  /** Today plus so many days (negative: before). */
  day(offset: number): string
  /** A working hour of a day in China; `name` settles minute and hour. Never after `now`. */
  at(day: string, name: string): string
  /** Quarters whose figures are in by now, oldest first. */
  quarters: { period: string; year: number; endsOn: string }[]
  /** The last day of each of the last 24 months, oldest first. */
  monthEnds: string[]
}

/** The earlier and the later of two instants, or of two days. */
export const earlier = (a: string, b: string): string => (a.localeCompare(b) < 0 ? a : b)
export const later = (a: string, b: string): string => (a.localeCompare(b) < 0 ? b : a)

const quarterCount = 8
/** Days after a quarter's end until every enterprise has reported. */
export const reportingDays = 20

export function calendarOf(now: string): Calendar {
  const today = new Date(Date.parse(now) + 8 * 36e5).toISOString().slice(0, 10)
  const day = (offset: number) => addDays(today, offset)
  const firstOfMonth = `${today.slice(0, 8)}01`
  return {
    today,
    now,
    day,
    at(day, name) {
      const random = chance(`${day} ${name}`)
      const hour = String(random.whole(8, 17)).padStart(2, '0')
      const minute = String(random.whole(0, 59)).padStart(2, '0')
      const second = String(random.whole(0, 59)).padStart(2, '0')
      const instant = new Date(`${day}T${hour}:${minute}:${second}+08:00`).toISOString()
      return instant < now ? instant : now
    },
    quarters: lastQuarters(today),
    monthEnds: Array.from({ length: 24 }, (_, i) => addDays(addMonths(firstOfMonth, i - 23), -1)),
  }
}

function lastQuarters(today: string): Calendar['quarters'] {
  const quarters: Calendar['quarters'] = []
  let start = `${today.slice(0, 4)}-${['01', '04', '07', '10'][Math.floor((Number(today.slice(5, 7)) - 1) / 3)]}-01`
  while (quarters.length < quarterCount) {
    const endsOn = addDays(addMonths(start, 3), -1)
    const year = Number(start.slice(0, 4))
    const period = `${year}Q${Math.floor((Number(start.slice(5, 7)) - 1) / 3) + 1}`
    if (addDays(endsOn, reportingDays) < today) quarters.unshift({ period, year, endsOn })
    start = addMonths(start, -3)
  }
  return quarters
}
