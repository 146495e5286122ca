import type { Locale } from '#core/text.ts'
import { languageTags } from './namespaces.ts'

/** The chain works on Beijing time; so does every page, wherever it is read. */
export const timeZone = 'Asia/Shanghai'

const dateTimes = new Map<string, Intl.DateTimeFormat>()
function dateTimeFormat(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options)
  const known = dateTimes.get(key) ?? new Intl.DateTimeFormat(language, { timeZone, ...options })
  dateTimes.set(key, known)
  return known
}

const numbers = new Map<string, Intl.NumberFormat>()
function numberFormat(language: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = language + JSON.stringify(options)
  const known = numbers.get(key) ?? new Intl.NumberFormat(language, options)
  numbers.set(key, known)
  return known
}

/**
 * A date (`2025-03-02` or an ISO timestamp) in Beijing time.
 * `short` 2025-03-02 / 2 Mar 2025, `long` 2025年3月2日 / 2 March 2025, `month` 2025年3月 / Mar 2025, `time` adds hours and minutes.
 */
export function formatDate(
  locale: Locale,
  iso: string,
  style: 'short' | 'long' | 'month' | 'time' = 'short',
): string {
  const date = new Date(iso)
  if (locale === 'zh') {
    const day = dateTimeFormat('sv-SE', { year: 'numeric', month: '2-digit', day: '2-digit' }).format(date)
    if (style === 'short') return day
    if (style === 'time') return `${day} ${clock(date)}`
    const [year, month, dayOfMonth] = day.split('-').map(Number)
    return style === 'month' ? `${year}年${month}月` : `${year}年${month}月${dayOfMonth}日`
  }
  if (style === 'time') return `${formatDate('en', iso)}, ${clock(date)}`
  const options: Intl.DateTimeFormatOptions =
    style === 'month'
      ? { year: 'numeric', month: 'short' }
      : { year: 'numeric', month: style === 'long' ? 'long' : 'short', day: 'numeric' }
  // `Sept` of British English would not be the browser's and the server's common opinion; American month names are.
  const parts: Partial<Record<string, string>> = Object.fromEntries(
    dateTimeFormat('en-US', options)
      .formatToParts(date)
      .map((part) => [part.type, part.value]),
  )
  return [parts.day, parts.month, parts.year].filter(Boolean).join(' ')
}

const clock = (date: Date) =>
  dateTimeFormat('sv-SE', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(date)

/** A number with grouping; `digits` fixes the decimals (default: up to 2). */
export function formatNumber(locale: Locale, value: number, digits?: number): string {
  return numberFormat(
    languageTags[locale],
    digits === undefined
      ? { maximumFractionDigits: 2 }
      : { minimumFractionDigits: digits, maximumFractionDigits: digits },
  ).format(value)
}

/** A count with its base and share, `120/150 · 80.0%`. A base of 0 has no share: `null`. */
export function formatPercent(locale: Locale, n: number, N: number): string | null {
  if (N === 0) return null
  return `${formatNumber(locale, n, 0)}/${formatNumber(locale, N, 0)} · ${formatNumber(locale, (n / N) * 100, 1)}%`
}

/** Whole days from `now` to a due day, both as days of Beijing: 0 today, negative when overdue. */
export function daysUntil(dueDate: string, now: string): number {
  return Math.round((dayNumber(dueDate) - dayNumber(now)) / 86_400_000)
}

const dayNumber = (iso: string) => Date.parse(formatDate('zh', iso))
