import type { i18n } from 'i18next'
import type { Locale } from '#core/text.ts'
import { createEngine, type Words } from './engine.ts'
import { languageTags, type Namespace } from './namespaces.ts'

// One lazy chunk per language and namespace: a page fetches the words it speaks and no others.
const files = import.meta.glob<Words>('./locales/*/*.ts', { import: 'words' })

/** Words of the browser's one language, fetched namespace by namespace. */
export function createClientWords(locale: Locale): { engine: i18n; load(ns: Namespace): Promise<void> } {
  const engine = createEngine(locale)
  const language = languageTags[locale]
  const pending = new Map<Namespace, Promise<void>>()

  async function fetchWords(ns: Namespace) {
    const file = files[`./locales/${language}/${ns}.ts`]
    if (!file) throw new Error(`no words for ${language}/${ns}`)
    try {
      engine.addResourceBundle(language, ns, await file())
    } catch (cause) {
      console.error(cause)
      // Better a page with bare keys than none: the network broke, or a new version was deployed meanwhile.
      engine.addResourceBundle(language, ns, {})
    }
  }

  return {
    engine,
    load(ns) {
      const known = pending.get(ns) ?? fetchWords(ns)
      pending.set(ns, known)
      return known
    },
  }
}
