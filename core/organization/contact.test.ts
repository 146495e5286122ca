import { expect, it } from 'vitest'
import { normalizeEmail, normalizeMobile } from './contact.ts'

it.each([
  ['13873312345', '13873312345'],
  ['138 7331 2345', '13873312345'],
  ['138-7331-2345', '13873312345'],
  ['+86 138 7331 2345', '13873312345'],
  ['0086-13873312345', '13873312345'],
  ['8613873312345', '13873312345'],
  ['１３８７３３１２３４５', '13873312345'],
  ['(+86)13873312345', '13873312345'],
])('mobile %s', (text, mobile) => expect(normalizeMobile(text)).toBe(mobile))

it.each([
  '',
  '12873312345',
  '1387331234',
  '138733123456',
  '0731-22612345',
  '1.38733E+10',
  '13873312345/13900000000',
  'abc',
])('no mobile: "%s"', (text) => expect(normalizeMobile(text)).toBeNull())

it.each([
  ['Quality@Example.com', 'quality@example.com'],
  [' zhang.san+qa@mail.example.cn ', 'zhang.san+qa@mail.example.cn'],
  ['ｑａ＠example．com', 'qa@example.com'],
  ['mailto:qa@example.com', 'qa@example.com'],
  ['1234567@qq.com', '1234567@qq.com'],
])('e-mail %s', (text, email) => expect(normalizeEmail(text)).toBe(email))

it.each([
  '',
  'qa',
  'qa@',
  '@example.com',
  'qa@example',
  'qa@@example.com',
  'qa@example.com, b@example.com',
  'q a@example.com',
  '.qa@example.com',
  'qa.@example.com',
  'q..a@example.com',
  'qa@-example.com',
  'qa@example.c',
  'qa@example。com',
  '质量@example.com',
  `${'a'.repeat(65)}@example.com`,
  'qa@example.com\nbcc: b@example.com',
])('no e-mail: %j', (text) => expect(normalizeEmail(text)).toBeNull())
