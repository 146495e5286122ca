import { z } from 'zod'
import type { Locale } from '#core/text.ts'

const general = { zh: z.locales.zhCN().localeError, en: z.locales.en().localeError } as const

type Issue = Parameters<z.core.$ZodErrorMap>[0]

/** What is said of a wrong value beside its field, in the reader's language: the common cases in words of a form. */
export const zodWords =
  (locale: Locale): z.core.$ZodErrorMap =>
  (issue) =>
    ofForm(issue)?.[locale] ?? general[locale](issue)

function ofForm(issue: Issue): { zh: string; en: string } | null {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined || issue.input === null) return { zh: '请填写', en: 'Please fill in' }
      if (issue.expected === 'int') return { zh: '请填写整数', en: 'Please give a whole number' }
      return issue.expected === 'number' ? { zh: '请填写数字', en: 'Please give a number' } : null
    case 'too_big':
      if (issue.origin === 'string')
        return { zh: `最多 ${issue.maximum} 个字`, en: `At most ${issue.maximum} characters` }
      return isNumber(issue.origin)
        ? { zh: `不能大于 ${issue.maximum}`, en: `Not more than ${issue.maximum}` }
        : null
    case 'too_small':
      if (issue.origin === 'string' && issue.minimum === 1) return { zh: '请填写', en: 'Please fill in' }
      if (issue.origin === 'string')
        return { zh: `至少 ${issue.minimum} 个字`, en: `At least ${issue.minimum} characters` }
      if (!isNumber(issue.origin)) return null
      return issue.inclusive === false
        ? { zh: `须大于 ${issue.minimum}`, en: `More than ${issue.minimum}` }
        : { zh: `不能小于 ${issue.minimum}`, en: `Not less than ${issue.minimum}` }
    default:
      return null
  }
}

const isNumber = (origin: string) => origin === 'number' || origin === 'int'
