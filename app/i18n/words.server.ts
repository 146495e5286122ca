import type { i18n } from 'i18next'
import type { Locale } from '#core/text.ts'
import { createEngine, type Words } from './engine.ts'
import { languageTags } from './namespaces.ts'

const files = import.meta.glob<Words>('./locales/*/*.ts', { eager: true, import: 'words' })

function wordsOf(locale: Locale): Record<string, Words> {
  const prefix = `./locales/${languageTags[locale]}/`
  return Object.fromEntries(
    Object.entries(files)
      .filter(([path]) => path.startsWith(prefix))
      .map(([path, words]) => [path.slice(prefix.length, -'.ts'.length), words]),
  )
}

const engines: Record<Locale, i18n> = {
  zh: createEngine('zh', wordsOf('zh')),
  en: createEngine('en', wordsOf('en')),
}

/** All words of a language. Shared by all requests and read-only: nobody changes its language or its words. */
export const serverWords = (locale: Locale): i18n => engines[locale]
