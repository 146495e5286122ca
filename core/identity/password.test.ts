import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { passwordFaults } from './password.ts'

describe('password policy (domain §8.1)', () => {
  it.each([
    ['Zhuzhou-2026', []],
    ['轨道交通Abc1', []],
    ['Abcdef1', ['too-short']],
    ['abcdefgh', ['too-few-kinds']],
    ['abcdefg1', ['too-few-kinds']],
    ['Abcdefg1', []],
    ['abcdef-1', []],
    ['a1', ['too-short', 'too-few-kinds']],
    ['My-LiZhi-77', ['contains-login']],
    ['Aa1-'.repeat(33), ['too-long']],
    ['', ['too-short', 'too-few-kinds']],
  ] as const)('finds %j: %j', (password, faults) => {
    expect(passwordFaults(password, 'lizhi@example.com')).toEqual(faults)
  })

  it('looks for a mobile number too, and not for a name of two letters', () => {
    expect(passwordFaults('Ab-13800138000', '13800138000')).toEqual(['contains-login'])
    expect(passwordFaults('Watch-li-2026', 'li@example.com')).toEqual([])
    expect(passwordFaults('Li@Example.com1', 'li@example.com')).toEqual(['contains-login'])
  })

  it('counts characters, not code units', () => {
    expect(passwordFaults('🚄🚄🚄🚄aB1', 'x@example.com')).toContain('too-short')
  })

  it('never accepts what has fewer than three kinds of characters', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9]{8,40}$/), (password) => {
        expect(passwordFaults(password, 'q@example.com')).toContain('too-few-kinds')
      }),
    )
  })
})
