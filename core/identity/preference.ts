import type { Locale } from '#core/text.ts'

/** Names of the two cookies that hold a visitor's screen preferences. */
export const preferenceCookies = { locale: 'cq_locale', colorScheme: 'cq_scheme' } as const

export const colorSchemes = ['light', 'dark', 'auto'] as const
export type ColorScheme = (typeof colorSchemes)[number]

/**
 * Language and colour scheme of a request: the cookies first, then the browser's `Accept-Language`, then Chinese.
 * `cookies` is already decoded. Unknown values count as absent.
 */
export function readPreference(
  cookies: Readonly<Record<string, string | undefined>>,
  acceptLanguage: string | null,
): { locale: Locale; colorScheme: ColorScheme } {
  const locale = cookies[preferenceCookies.locale]
  const scheme = cookies[preferenceCookies.colorScheme]
  return {
    locale: locale === 'zh' || locale === 'en' ? locale : preferredLocale(acceptLanguage),
    colorScheme: colorSchemes.find((known) => known === scheme) ?? 'auto',
  }
}

/** The wanted language of an `Accept-Language` header; Chinese unless English is asked for before it. */
export function preferredLocale(header: string | null): Locale {
  const wanted = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...params] = part.trim().toLowerCase().split(';')
      const q = params.map((p) => p.trim()).find((p) => p.startsWith('q='))
      return { language: tag.split('-')[0], q: q ? Number(q.slice(2)) || 0 : 1 }
    })
    .filter((entry) => entry.q > 0)
    .sort((a, b) => b.q - a.q)
    .find((entry) => entry.language === 'zh' || entry.language === 'en')
  return wanted?.language === 'en' ? 'en' : 'zh'
}
