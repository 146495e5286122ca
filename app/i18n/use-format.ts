import { useMemo } from 'react'
import { formatDate, formatNumber, formatPercent } from './format.ts'
import { useLocale } from './use-t.ts'

/** The formatters of `format.ts`, bound to the language of the screen. */
export function useFormat() {
  const locale = useLocale()
  return useMemo(
    () => ({
      date: (iso: string, style?: 'short' | 'long' | 'month' | 'time') => formatDate(locale, iso, style),
      number: (value: number, digits?: number) => formatNumber(locale, value, digits),
      ratio: (n: number, N: number) => formatPercent(locale, n, N),
    }),
    [locale],
  )
}
