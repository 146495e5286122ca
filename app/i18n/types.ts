import 'i18next'
// Chinese is the original: its words fix the keys that exist.
import type { words as audit } from './locales/zh-CN/audit.ts'
import type { words as common } from './locales/zh-CN/common.ts'
import type { words as corrective } from './locales/zh-CN/corrective.ts'
import type { words as digital } from './locales/zh-CN/digital.ts'
import type { words as draw } from './locales/zh-CN/draw.ts'
import type { words as identity } from './locales/zh-CN/identity.ts'
import type { words as notify } from './locales/zh-CN/notify.ts'
import type { words as organization } from './locales/zh-CN/organization.ts'
import type { words as performance } from './locales/zh-CN/performance.ts'
import type { words as review } from './locales/zh-CN/review.ts'
import type { words as score } from './locales/zh-CN/score.ts'
import type { words as shell } from './locales/zh-CN/shell.ts'
import type { words as standard } from './locales/zh-CN/standard.ts'
import type { words as standardEditor } from './locales/zh-CN/standard-editor.ts'
import type { words as standardImport } from './locales/zh-CN/standard-import.ts'
import type { words as supplier } from './locales/zh-CN/supplier.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    returnNull: false
    resources: {
      audit: typeof audit
      common: typeof common
      corrective: typeof corrective
      digital: typeof digital
      draw: typeof draw
      identity: typeof identity
      notify: typeof notify
      organization: typeof organization
      performance: typeof performance
      review: typeof review
      score: typeof score
      shell: typeof shell
      standard: typeof standard
      'standard-editor': typeof standardEditor
      'standard-import': typeof standardImport
      supplier: typeof supplier
    }
  }
}

/**
 * The shape an English file must have: every Chinese key, and for a counted key (`…_other`) its singular `…_one` too.
 */
export type EnglishOf<T> = {
  [K in keyof T]: T[K] extends string ? string : EnglishOf<T[K]>
} & {
  [K in keyof T as K extends `${infer Base}_other` ? `${Base}_one` : never]: string
}
