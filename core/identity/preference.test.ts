import { describe, expect, it } from 'vitest'
import { preferredLocale, readPreference } from './preference.ts'

describe('preference', () => {
  it.each([
    [null, 'zh'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
    ['en-GB,en;q=0.9,zh;q=0.2', 'en'],
    ['zh;q=0.3, en;q=0.7', 'en'],
    ['de-DE', 'zh'],
    ['de,en;q=0.5', 'en'],
    ['en;q=0', 'zh'],
  ] as const)('reads %s as %s', (header, locale) => {
    expect(preferredLocale(header)).toBe(locale)
  })

  it('lets a cookie win over the browser, and ignores values it does not know', () => {
    expect(readPreference({ cq_locale: 'zh', cq_scheme: 'dark' }, 'en')).toEqual({
      locale: 'zh',
      colorScheme: 'dark',
    })
    expect(readPreference({ cq_locale: 'fr', cq_scheme: 'sepia' }, 'en')).toEqual({
      locale: 'en',
      colorScheme: 'auto',
    })
  })
})
