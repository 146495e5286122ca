/** One namespace a feature, two for what all pages share, and one each for the large editor, the import and the draw. */
export const namespaces = [
  'common',
  'shell',
  'identity',
  'organization',
  'standard',
  'standard-editor',
  'standard-import',
  'supplier',
  'audit',
  'draw',
  'corrective',
  'performance',
  'digital',
  'score',
  'review',
  'notify',
] as const
export type Namespace = (typeof namespaces)[number]

/** Folder of a language's words, which is also the `lang` of the page. */
export const languageTags = { zh: 'zh-CN', en: 'en' } as const

/** A language's own name is the same on every page. */
export const languageNames = { zh: '中文', en: 'English' } as const

/** The languages of the screens, Chinese first. (`core/text.ts` brings zod along, which stays on the server.) */
export const screenLocales = ['zh', 'en'] as const
