import { expect, test } from 'vitest'
import { z } from 'zod'
import type { Locale } from '#core/text.ts'
import { parseInput } from '#server/use-case/execute.ts'

const schema = z.object({
  name: z.string().trim().min(1).max(4),
  machines: z.int().min(0).max(1_000_000),
  share: z.number().positive(),
})

const wordsOf = (input: unknown, locale: Locale) => {
  try {
    parseInput(schema, input, locale)
  } catch (error) {
    return Object.fromEntries(
      (error as { fields: { path: string; message: string }[] }).fields.map((one) => [one.path, one.message]),
    )
  }
}

test('a wrong value is told in words of a form, not of a program', () => {
  expect(wordsOf({ name: ' ', machines: 99_999_999, share: 0 }, 'zh')).toEqual({
    name: '请填写',
    machines: '不能大于 1000000',
    share: '须大于 0',
  })
  expect(wordsOf({ name: 'abcde', machines: 1.5 }, 'zh')).toEqual({
    name: '最多 4 个字',
    machines: '请填写整数',
    share: '请填写',
  })
  expect(wordsOf({ name: 'abcde', machines: -1, share: 'x' }, 'en')).toEqual({
    name: 'At most 4 characters',
    machines: 'Not less than 0',
    share: 'Please give a number',
  })
})
