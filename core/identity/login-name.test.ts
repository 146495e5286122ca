import { expect, it } from 'vitest'
import { parseLoginName } from './login-name.ts'

it.each([
  [' Li.Zhi@Example.COM ', { kind: 'email', value: 'li.zhi@example.com' }],
  ['１３８ ００１３ ８０００', { kind: 'mobile', value: '13800138000' }],
  ['+86 138-0013-8000', { kind: 'mobile', value: '13800138000' }],
  ['12345678901', null],
  ['lizhi', null],
  ['', null],
])('takes %j as %j', (text, name) => {
  expect(parseLoginName(text)).toEqual(name)
})
