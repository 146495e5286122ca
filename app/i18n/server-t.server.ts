import type { TFunction } from 'i18next'
import type { Locale } from '#core/text.ts'
import type { Namespace } from './namespaces.ts'
import { serverWords } from './words.server.ts'
import './types.ts'

/** Words for what the server writes itself: workbooks, file names. On pages use `useT`. */
export const serverT = <const N extends Namespace>(locale: Locale, ns: N): TFunction<N> =>
  serverWords(locale).getFixedT(null, ns) as TFunction<N>
