import fc from 'fast-check'
import { expect, it } from 'vitest'
import { canonicalJson } from './canonical-json.ts'

it('sorts keys at every depth and keeps the order of lists', () => {
  expect(canonicalJson({ b: [{ d: 1, c: '质量' }, 2], a: null })).toBe(
    '{"a":null,"b":[{"c":"质量","d":1},2]}',
  )
})

it('leaves out undefined keys, as JSON does', () => {
  expect(canonicalJson({ a: undefined, b: 1 })).toBe(canonicalJson({ b: 1 }))
})

it.each([
  [Number.NaN],
  [Number.POSITIVE_INFINITY],
  [undefined],
  [[undefined]],
  [() => 1],
  [new Date(0)],
  [1n],
])('refuses what JSON cannot carry: %s', (value) => {
  expect(() => canonicalJson({ value: [value] })).toThrow(TypeError)
})

const reversed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(reversed)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([k, v]) => [k, reversed(v)]),
  )
}

it('property: the order of building does not matter and nothing is lost', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(canonicalJson(reversed(value))).toBe(canonicalJson(value))
      expect(canonicalJson(JSON.parse(canonicalJson(value)))).toBe(canonicalJson(value))
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
})
