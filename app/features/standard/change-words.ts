import { useFormat } from '../../i18n/use-format.ts'
import { useLocale, useT } from '../../i18n/use-t.ts'

type Json = string | number | boolean | null | Json[] | { [key: string]: Json }

/** One side of a change in words: a text in the reader's language, yes or no, a number with its unit, a list. */
export function useChangeWords() {
  const t = useT('standard')
  const format = useFormat()
  const locale = useLocale()
  const words = (field: string, value: Json): string => {
    if (value === null) return t('change.none')
    if (typeof value === 'boolean') return t(value ? 'change.yes' : 'change.no')
    if (typeof value === 'number') {
      if (field === 'everyMonths') return t('change.months', { count: value })
      if (field === 'responseDays') return t('change.days', { count: value })
      if (field === 'min') return `${format.number(value)}%`
      return format.number(value)
    }
    if (typeof value === 'string')
      return value === 'individual' || value === 'mean' || value === 'questions' || value === 'elements'
        ? t(`change.value.${value}`)
        : value
    if (Array.isArray(value)) return value.map((one) => words('', one)).join(locale === 'zh' ? '、' : ', ')
    return object(field, value)
  }
  const object = (field: string, value: { [key: string]: Json }): string => {
    if (typeof value.zh === 'string') return String(value[locale] || value.zh)
    // A downgrade rule speaks by its own label.
    if (value.label && typeof value.label === 'object') return words('', value.label)
    if ('numerator' in value) return `${value.numerator}/${value.denominator}`
    if (Array.isArray(value.allowed)) return value.allowed.join(' / ')
    if (field === 'due')
      return (['critical', 'major', 'minor'] as const)
        .map((severity) => {
          const days = value[severity] as { answer: number; close: number }
          return `${t(`severity.${severity}`)} ${days.answer}/${days.close}`
        })
        .join(locale === 'zh' ? '；' : '; ')
    if ('severity' in value)
      return `${t(`severity.${value.severity as 'major'}`)} ≤ ${String(value.scoreAtMost)}`
    if ('standard' in value) return `${String(value.standard)} ${String(value.question)}`
    return Object.values(value)
      .filter((one) => one !== null)
      .map((one) => words('', one))
      .join(locale === 'zh' ? '；' : '; ')
  }
  return words
}
