import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkUscc, makeUscc, normalizeUscc, organizationCodeCheckDigit, usccCheckDigit } from './uscc.ts'

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'

// domain §6.1, all valid examples
const valid: [code: string, check: string, region: string, kind: string][] = [
  ['91350100M000100Y43', '3', '350100', 'enterprise'],
  ['91110000600037341L', 'L', '110000', 'enterprise'],
  ['91110000101623741K', 'K', '110000', 'enterprise'],
  ['911101066976941872', '2', '110106', 'enterprise'],
  ['91430200MA4Q0X0164', '4', '430200', 'enterprise'],
  ['91430211MA4Q0X024W', 'W', '430211', 'enterprise'],
  ['91430121MA4Q0X040W', 'W', '430121', 'enterprise'],
  ['91430200MA4Q000590', '0', '430200', 'enterprise'],
  ['114302000060100070', '0', '430200', 'government'],
  ['52430200MJJ4000167', '7', '430200', 'private-non-enterprise'],
  ['93430981MA4Q0X067L', 'L', '430981', 'cooperative'],
]

describe('checkUscc', () => {
  it.each(valid)('accepts %s (domain §6.1)', (code, check, regionCode, kind) => {
    expect(usccCheckDigit(code)).toBe(check)
    expect(checkUscc(code)).toEqual({ ok: true, code, regionCode, kind, warning: null })
  })

  it('gives 0, not undefined, for remainder 0 (the bug of indexing with 31 − r)', () => {
    expect(usccCheckDigit('91430200MA4Q00059')).toBe('0')
    expect(checkUscc('91430200MA4Q00059Y')).toMatchObject({ ok: false, reason: 'check-digit', expected: '0' })
  })

  it('refuses 91310115MA1H8R7C6D, whose right check digit is 7 (domain §6.1)', () => {
    expect(checkUscc('91310115MA1H8R7C6D')).toEqual({
      ok: false,
      reason: 'check-digit',
      code: '91310115MA1H8R7C6D',
      position: 18,
      expected: '7',
    })
  })

  it.each(['91350211M0000XUF46', '91350203M0001QAY9B'])(
    'refuses the registered code %s that fails the check',
    (code) => {
      expect(checkUscc(code)).toMatchObject({ ok: false, reason: 'check-digit', position: 18 })
    },
  )

  it.each(['', '9143020', '91430200MA4Q0X016', '91430200MA4Q0X01644'])(
    'refuses the length of "%s"',
    (code) => {
      expect(checkUscc(code)).toMatchObject({ ok: false, reason: 'length' })
    },
  )

  it('accepts with a warning when only the organization code fails', () => {
    const start = '91430200MA4Q0X017'
    expect(checkUscc(start + usccCheckDigit(start))).toMatchObject({ ok: true, warning: 'organization-code' })
  })

  it('points at a character outside the alphabet', () => {
    expect(checkUscc('91430200MA4Q0X0!64')).toEqual({
      ok: false,
      reason: 'alphabet',
      code: '91430200MA4Q0X0!64',
      position: 16,
    })
    expect(checkUscc('9143A200MA4Q0X0164')).toMatchObject({ reason: 'alphabet', position: 5 })
    expect(checkUscc('91430200株洲4Q0X0164')).toMatchObject({ reason: 'alphabet', position: 9 })
  })

  it('suggests look-alikes, and only where the result is valid', () => {
    expect(checkUscc('9143O2OOMA4QOXOI64')).toMatchObject({
      reason: 'alphabet',
      position: 5,
      suggestion: '91430200MA4Q0X0164',
    })
    expect(checkUscc('9143020BMA4Q0X0164')).not.toHaveProperty('suggestion')
    expect(checkUscc('9143O200MA4Q0X0165')).not.toHaveProperty('suggestion')
  })
})

describe('normalizeUscc', () => {
  it.each([
    ['９１４３０２００ＭＡ４Ｑ０Ｘ０１６４', '91430200MA4Q0X0164'],
    [' 9143-0200-ma4q0x016-4\t', '91430200MA4Q0X0164'],
    ['91430200 MA4Q0X01 6—4', '91430200MA4Q0X0164'],
    ['\ufeff91430200\u200bMA4Q0X0164\u3000', '91430200MA4Q0X0164'],
    ['9143O200', '9143O200'],
  ])('%j → %s', (text, code) => expect(normalizeUscc(text)).toBe(code))
})

describe('the check digit', () => {
  const made = fc
    .record({
      prefix: fc.constantFrom('91', '92', '93', '52', '11'),
      regionCode: fc.constantFrom('430200', '430211', '430121', '110000'),
      sequence: fc.integer({ min: 0, max: 1_000_000 }),
    })
    .map(makeUscc)

  it('catches every change of a single character', () => {
    fc.assert(
      fc.property(made, fc.nat(17), fc.constantFrom(...alphabet), (code, at, character) => {
        fc.pre(code[at] !== character)
        expect(checkUscc(code.slice(0, at) + character + code.slice(at + 1)).ok).toBe(false)
      }),
    )
  })

  it('catches every swap of neighbours', () => {
    fc.assert(
      fc.property(made, fc.nat(16), (code, at) => {
        fc.pre(code[at] !== code[at + 1])
        expect(checkUscc(code.slice(0, at) + code[at + 1] + code[at] + code.slice(at + 2)).ok).toBe(false)
      }),
    )
  })

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 24 }), (text) => {
        expect(typeof checkUscc(text).ok).toBe('boolean')
      }),
    )
  })
})

describe('makeUscc', () => {
  it.each([
    ['91', '430200', 1, '91430200MA4Q0X0164'],
    ['91', '430211', 2, '91430211MA4Q0X024W'],
    ['91', '430121', 4, '91430121MA4Q0X040W'],
    ['93', '430981', 6, '93430981MA4Q0X067L'],
  ])('%s %s %i → %s (domain §6.1)', (prefix, regionCode, sequence, code) =>
    expect(makeUscc({ prefix, regionCode, sequence })).toBe(code),
  )

  it('makes different valid codes for different sequences', () => {
    const codes = Array.from({ length: 3000 }, (_, sequence) =>
      makeUscc({ prefix: '91', regionCode: '430211', sequence }),
    )
    expect(new Set(codes).size).toBe(3000)
    for (const code of codes) expect(checkUscc(code)).toMatchObject({ ok: true, warning: null })
    expect(checkUscc(makeUscc({ prefix: '91', regionCode: '430211', sequence: 1_000_000 })).ok).toBe(true)
  })

  it('refuses what cannot be a code', () => {
    expect(() => makeUscc({ prefix: 'OO', regionCode: '430200', sequence: 1 })).toThrow(RangeError)
    expect(() => makeUscc({ prefix: '91', regionCode: '4302', sequence: 1 })).toThrow(RangeError)
    expect(() => makeUscc({ prefix: '91', regionCode: '430200', sequence: -1 })).toThrow(RangeError)
  })
})

it('organization code check: 10 is X, 11 is 0', () => {
  expect(organizationCodeCheckDigit('MA4Q0X01')).toBe('6')
  expect(organizationCodeCheckDigit('MA4Q0X04')).toBe('0')
  expect(organizationCodeCheckDigit('00000004')).toBe('3')
  expect(organizationCodeCheckDigit('00000006')).toBe('X')
})
