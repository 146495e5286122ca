import { expect, it } from 'vitest'
import { localPath } from './local-path.ts'

it.each([
  ['/lead/audits?page=2', '/lead/audits?page=2'],
  ['/', '/'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['/\t/evil.example', '/'],
  ['https://evil.example/', '/'],
  ['javascript:alert(1)', '/'],
  ['', '/'],
  [null, '/'],
])('returns from %j to %j', (given, path) => {
  expect(localPath(given)).toBe(path)
})
