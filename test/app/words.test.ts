import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { namespaces } from '#app/i18n/namespaces.ts'

type Words = { [key: string]: string | Words }

const folder = new URL('../../app/i18n/locales/', import.meta.url)

async function words(language: string, namespace: string): Promise<Map<string, string>> {
  const module: { words: Words } = await import(new URL(`${language}/${namespace}.ts`, folder).href)
  return new Map(flatten(module.words, ''))
}

const flatten = (tree: Words, prefix: string): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value]] : flatten(value, `${prefix}${key}.`),
  )

const placeholders = (text: string) => [...new Set(text.match(/\{\{\s*[\w.]+\s*\}\}/g) ?? [])].sort()
const uncounted = (key: string) => key.replace(/_(one|other)$/, '')
const han = /\p{Script=Han}|[，。；：！？、「」《》（）]/u

describe('words', () => {
  it('have a file in both languages for every namespace, and no other', () => {
    const files = namespaces.map((name) => `${name}.ts`).sort()
    for (const language of ['zh-CN', 'en'])
      expect(readdirSync(new URL(`${language}/`, folder)).sort()).toEqual(files)
  })

  describe.each(namespaces)('of %s', async (namespace) => {
    const zh = await words('zh-CN', namespace)
    const en = await words('en', namespace)

    it('have the same keys in both languages', () => {
      const keys = (map: Map<string, string>) => [...new Set([...map.keys()].map(uncounted))].sort()
      expect(keys(en)).toEqual(keys(zh))
    })

    it('say nothing empty', () => {
      for (const [key, text] of [...zh, ...en]) expect(text.trim(), key).not.toBe('')
    })

    it('fill in the same things in both languages', () => {
      for (const [key, text] of en) {
        const original = zh.get(key) ?? zh.get(`${uncounted(key)}_other`) ?? ''
        const wanted = placeholders(original)
        // The singular may leave its number out: "one question".
        const given = placeholders(text)
        expect(key.endsWith('_one') ? [...new Set([...given, '{{count}}'])].sort() : given, key).toEqual(
          wanted,
        )
      }
    })

    it('count in both numbers in English', () => {
      for (const key of en.keys()) {
        if (key.endsWith('_other')) expect(en.has(key.replace(/_other$/, '_one')), key).toBe(true)
      }
    })

    it('are English in English', () => {
      for (const [key, text] of en) expect(text, key).not.toMatch(han)
    })
  })
})
