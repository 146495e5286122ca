import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DrawSnapshot } from './draw.ts'
import {
  defaultDrawRates,
  draw,
  drawAlgorithm,
  drawnOf,
  lackingAuditors,
  lotsOf,
  riskClasses,
} from './draw.ts'
import { replacementFor } from './replace.ts'

/** Any function that scatters texts will do here; the product hashes with SHA-256. */
function scatter(text: string): string {
  let h = 0x811c9dc5
  for (const letter of text) h = Math.imul(h ^ letter.codePointAt(0)!, 0x01000193)
  let out = ''
  for (let i = 0; i < 4; i += 1) {
    h = Math.imul(h ^ (h >>> 13), 0x5bd1e995)
    out += (h >>> 0).toString(16).padStart(8, '0')
  }
  return out
}

const snapshot = (
  classes: readonly (typeof riskClasses)[number][],
  auditors = 5,
  conflicts: DrawSnapshot['conflicts'] = [],
): DrawSnapshot => ({
  algorithm: drawAlgorithm,
  rates: defaultDrawRates,
  auditorsPerCheck: 2,
  suppliers: classes.map((riskClass, i) => ({ id: `s${i}`, riskClass })),
  auditors: Array.from({ length: auditors }, (_, i) => ({ id: `a${i}` })),
  conflicts,
})

describe('how many are drawn (domain §7)', () => {
  test.each([
    [0, 15, 0],
    [1, 5, 1],
    [20, 5, 1],
    [21, 5, 2],
    [20, 15, 3],
    [7, 40, 3],
    [9, 100, 9],
    [9, 0, 0],
  ])('of %i at %i %%: %i', (candidates, rate, drawn) => expect(drawnOf(candidates, rate)).toBe(drawn))
})

const anySnapshot = fc
  .tuple(
    fc.array(fc.constantFrom(...riskClasses), { minLength: 1, maxLength: 40 }),
    fc.integer({ min: 4, max: 9 }),
  )
  .chain(([classes, auditors]) =>
    fc
      .uniqueArray(
        fc.record({
          auditorId: fc.integer({ min: 0, max: auditors - 3 }).map((i) => `a${i}`),
          supplierId: fc.integer({ min: 0, max: classes.length - 1 }).map((i) => `s${i}`),
        }),
        { maxLength: 20, selector: (one) => `${one.auditorId} ${one.supplierId}` },
      )
      .map((conflicts) => snapshot(classes, auditors, conflicts)),
  )

describe('the draw', () => {
  test('the same snapshot and seed give the same result, whatever the order of the lists', () => {
    fc.assert(
      fc.property(anySnapshot, fc.string(), fc.nat(), (of, seed, turn) => {
        const turned = <T>(list: T[]) =>
          [...list.slice(turn % (list.length || 1)), ...list.slice(0, turn % (list.length || 1))].reverse()
        const other = {
          ...of,
          suppliers: turned(of.suppliers),
          auditors: turned(of.auditors),
          conflicts: turned(of.conflicts),
        }
        expect(draw(other, seed, scatter)).toEqual(draw(of, seed, scatter))
      }),
    )
  })

  test('takes the asked number of every class, nobody twice, never a pair with a conflict, two auditors each', () => {
    fc.assert(
      fc.property(anySnapshot, fc.string(), (of, seed) => {
        const result = draw(of, seed, scatter)
        if (!result.ok) throw new Error('every supplier has two auditors here')
        for (const { riskClass, drawn, candidates } of result.strata) {
          expect(result.checks.filter((check) => check.riskClass === riskClass)).toHaveLength(drawn)
          expect(drawn).toBe(drawnOf(candidates, of.rates[riskClass]))
        }
        expect(new Set(result.checks.map(({ supplierId }) => supplierId)).size).toBe(result.checks.length)
        for (const { supplierId, auditorIds } of result.checks) {
          expect(new Set(auditorIds).size).toBe(2)
          for (const auditorId of auditorIds)
            expect(
              of.conflicts.some((one) => one.auditorId === auditorId && one.supplierId === supplierId),
            ).toBe(false)
        }
      }),
    )
  })

  test('another seed draws others, and every supplier of a class has the same chance', () => {
    const of = snapshot(Array.from({ length: 20 }, () => 'B' as const))
    const times = new Map<string, number>()
    const rounds = 4000
    for (let round = 0; round < rounds; round += 1) {
      const result = draw(of, `seed ${round}`, scatter)
      if (result.ok)
        for (const { supplierId } of result.checks) times.set(supplierId, (times.get(supplierId) ?? 0) + 1)
    }
    const expected = (rounds * 3) / 20
    // Chi-squared over 20 suppliers: 43.8 is passed by chance once in a thousand.
    const chi = of.suppliers.reduce(
      (sum, { id }) => sum + ((times.get(id) ?? 0) - expected) ** 2 / expected,
      0,
    )
    expect(chi).toBeLessThan(43.8)
  })

  test('the work is shared: no auditor without a conflict has two checks more than another', () => {
    const of = snapshot(
      Array.from({ length: 12 }, () => 'D' as const),
      6,
    )
    const result = draw(of, 'seed', scatter)
    const load = new Map<string, number>()
    if (result.ok)
      for (const id of result.checks.flatMap(({ auditorIds }) => auditorIds))
        load.set(id, (load.get(id) ?? 0) + 1)
    expect(Math.max(...load.values()) - Math.min(...load.values())).toBeLessThanOrEqual(1)
    expect(load.size).toBe(6)
  })

  test('a supplier with too few auditors is named before anything is drawn', () => {
    const conflicts = ['a0', 'a1'].map((auditorId) => ({
      auditorId,
      supplierId: 's0',
    }))
    const of = snapshot(['D', 'D'], 3, conflicts)
    expect(lackingAuditors(of)).toEqual([{ supplierId: 's0', eligible: 1 }])
    expect(draw(of, 'seed', scatter)).toEqual({ ok: false, lacking: [{ supplierId: 's0', eligible: 1 }] })
  })

  test('whoever stands back is replaced by the next lot, and not by somebody who stood back before', () => {
    const of = snapshot(['D'], 4)
    const result = draw(of, 'seed', scatter)
    if (!result.ok) throw new Error('drawn')
    const check = result.checks[0]!
    const first = replacementFor(of, 'seed', scatter, check, [])
    expect(check.auditorIds).not.toContain(first)
    const second = replacementFor(of, 'seed', scatter, check, [first!])
    expect(second).not.toBe(first)
    expect(replacementFor(of, 'seed', scatter, check, [first!, second!])).toBeNull()
  })

  test('lists every text that is hashed', () => {
    const of = snapshot(['A', 'B'], 2)
    const lots = new Set(lotsOf(of, 'seed'))
    draw(of, 'seed', (text) => {
      expect(lots.has(text)).toBe(true)
      return scatter(text)
    })
    expect(lots.size).toBe(2 + 4)
  })
})
