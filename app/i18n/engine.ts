import { createInstance, type i18n } from 'i18next'
import type { Locale } from '#core/text.ts'
import { languageTags } from './namespaces.ts'

/** An i18next instance of one language without words; they are added per namespace. Never changes its language. */
export function createEngine(locale: Locale, resources: Record<string, Words> = {}): i18n {
  const language = languageTags[locale]
  const engine = createInstance()
  void engine.init({
    lng: language,
    fallbackLng: false,
    ns: [],
    defaultNS: 'common',
    resources: { [language]: resources },
    interpolation: { escapeValue: false },
    initAsync: false,
    returnNull: false,
  })
  return engine
}

export interface Words {
  [key: string]: string | Words
}
