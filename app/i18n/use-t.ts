import type { i18n, TFunction } from 'i18next'
import { createContext, useContext, useMemo } from 'react'
import type { Locale } from '#core/text.ts'
import type { Namespace } from './namespaces.ts'
import './types.ts'

/** The language of this page. The server makes one per request, the browser one per document. */
export interface Speech {
  locale: Locale
  engine: i18n
  /** Server: namespaces spoken so far, so that the browser fetches exactly these before it takes over. */
  spoken: Set<Namespace>
  /** Browser: fetches missing words. */
  load?: (ns: Namespace) => Promise<void>
}

export const SpeechContext = createContext<Speech | null>(null)

export function useSpeech(): Speech {
  const speech = useContext(SpeechContext)
  if (!speech) throw new Error('SpeechContext is missing above this component')
  return speech
}

/** The language of the screen. */
export const useLocale = (): Locale => useSpeech().locale

/**
 * The words of one namespace: `const t = useT('audit')`, then `t('title')`. Keys are typed from the Chinese file.
 * Counted words end in `_other` (English also `_one`) and are called without the ending: `t('found', { count: 3 })`.
 */
export function useT<const N extends Namespace>(ns: N): TFunction<N> {
  const speech = useSpeech()
  speakNamespace(speech, ns)
  return useMemo(() => speech.engine.getFixedT(null, ns) as TFunction<N>, [speech, ns])
}

/** Makes a namespace ready. In the browser it suspends the render until the words are here. */
export function speakNamespace(speech: Speech, ns: Namespace): void {
  speech.spoken.add(ns)
  if (speech.load && !speech.engine.hasResourceBundle(speech.engine.language, ns)) throw speech.load(ns)
}
