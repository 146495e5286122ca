import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dagExample, type Graph, graph, graphArbitrary } from './network.fixture.ts'
import { buildNetwork } from './network.ts'
import { rollUp } from './roll-up.ts'
import { inherited } from './rule.ts'

const roll = (g: Graph, alpha = 0.4) => rollUp({ ...g, alpha })
const rolled = (g: Graph, alpha?: number) =>
  Object.fromEntries([...roll(g, alpha)].map(([id, r]) => [id, r.rolled]))

describe('worked example, domain §9', () => {
  it('T2 keeps 60, T1a 76.8, T1b 67.2, leader 0.6·95 + 0.4·73.92 = 86.568', () => {
    const values = rolled(dagExample)
    expect(values.T2).toBe(60)
    expect(values.T1a).toBeCloseTo(76.8, 12)
    expect(values.T1b).toBeCloseTo(67.2, 12)
    expect(values.L).toBeCloseTo(86.568, 12)
    const all = roll(dagExample)
    expect(inherited(buildNetwork(dagExample), 'L', all)).toBeCloseTo(73.92, 12)
    expect(inherited(buildNetwork(dagExample), 'T2', all)).toBeNull()
    expect([...all.values()].every((r) => r.coverage === 1 && r.iterations === 0)).toBe(true)
  })
})

describe('no data', () => {
  it('without an own score only what is inherited counts', () => {
    const g = graph({ L: null, A: 80, B: 60 }, 'L-A:3', 'L-B:1')
    expect(rolled(g).L).toBe(75)
    expect(roll(g).get('L')!.coverage).toBe(0.4)
  })

  it('suppliers without a value are left out, the others weigh more, coverage says so', () => {
    const g = graph({ L: 90, A: 80, B: null, C: null }, 'L-A:3', 'L-B:1', 'B-C:1')
    expect(rolled(g)).toEqual({ A: 80, B: null, C: null, L: 0.6 * 90 + 0.4 * 80 })
    expect(roll(g).get('L')!.coverage).toBeCloseTo(0.6 + 0.4 * 0.75, 12)
    expect(roll(g).get('B')!.coverage).toBe(0)
  })

  it('whose suppliers all have no value keeps its own', () => {
    const g = graph({ L: 90, A: null }, 'L-A:1')
    expect(rolled(g)).toEqual({ L: 90, A: null })
    expect(roll(g).get('L')!.coverage).toBe(0.6)
  })

  it('nobody knows anything: null, not 0; also in a cycle', () => {
    expect(rolled(graph({ L: null, A: null, B: null }, 'L-A', 'A-B', 'B-A'))).toEqual({
      L: null,
      A: null,
      B: null,
    })
  })
})

describe('circular supply', () => {
  it('converges to the fixed point: a = 0.6·90 + 0.4·b, b = 0.6·50 + 0.4·a', () => {
    const values = roll(graph({ a: 90, b: 50 }, 'a-b', 'b-a'))
    // a = (54 + 0.4·30) / (1 − 0.16)
    expect(values.get('a')!.rolled).toBeCloseTo(66 / 0.84, 8)
    expect(values.get('b')!.rolled).toBeCloseTo(30 + 0.4 * (66 / 0.84), 8)
    expect(values.get('a')!.iterations).toBeGreaterThan(10)
    expect(values.get('a')!.iterations).toBeLessThan(40)
    expect(values.get('a')!.coverage).toBeCloseTo(1, 8)
  })

  it('members without an own score hand on what they inherit, however tight their round is', () => {
    // Both buy 99 % from each other; the last per cent comes from outside. No discount, so plain rounds would crawl.
    const g = graph({ a: null, b: null, x: 70, y: 30 }, 'a-b:99', 'a-x:1', 'b-a:99', 'b-y:1')
    const values = rolled(g)
    // a = 0.99·b + 0.7, b = 0.99·a + 0.3
    expect(values.a).toBeCloseTo((0.7 + 0.99 * 0.3) / (1 - 0.99 ** 2), 9)
    expect(values.b).toBeCloseTo((0.3 + 0.99 * 0.7) / (1 - 0.99 ** 2), 9)
  })

  it('a mixed round: a without a score between b and c', () => {
    const values = rolled(graph({ a: null, b: 80, c: 40 }, 'a-b:1', 'b-c:1', 'c-a:1'))
    // b = 48 + 0.4·c, c = 24 + 0.4·a, a = b
    expect(values.b).toBeCloseTo((48 + 0.4 * 24) / 0.84, 8)
    expect(values.a).toBe(values.b)
  })
})

it('every value fulfils its equation and lies between the lowest and the highest own score', () => {
  fc.assert(
    fc.property(graphArbitrary, fc.double({ min: 0, max: 0.85, noNaN: true }), (g, alpha) => {
      const network = buildNetwork(g)
      const values = roll(g, alpha)
      const own = g.nodes.flatMap((n) => n.own ?? [])
      for (const node of network.nodes.values()) {
        const { rolled, coverage, iterations } = values.get(node.id)!
        if (iterations > 200 || coverage < 0 || coverage > 1 + 1e-9)
          expect.fail(`${node.id} is out of bounds`)
        const below = inherited(network, node.id, values)
        const expected =
          below === null ? node.own : node.own === null ? below : (1 - alpha) * node.own + alpha * below
        if (expected === null || rolled === null) {
          if (rolled !== expected) expect.fail(`${node.id} is ${rolled}, not ${expected}`)
          continue
        }
        const within = rolled >= Math.min(...own) - 1e-7 && rolled <= Math.max(...own) + 1e-7
        if (!within || Math.abs(rolled - expected) > 1e-7)
          expect.fail(`${node.id}: ${rolled}, not ${expected}`)
      }
    }),
    { numRuns: 300 },
  )
}, 60_000)

it('the order of nodes and edges is irrelevant to the last digit', () => {
  const shuffled = graphArbitrary.chain((g) =>
    fc.record({
      g: fc.constant(g),
      nodes: fc.shuffledSubarray(g.nodes, { minLength: g.nodes.length }),
      edges: fc.shuffledSubarray(g.edges, { minLength: g.edges.length }),
    }),
  )
  fc.assert(
    fc.property(shuffled, ({ g, nodes, edges }) => {
      expect([...roll({ nodes, edges })]).toStrictEqual([...roll(g)])
    }),
    { numRuns: 200 },
  )
}, 60_000)

it.each([
  ['a line', false],
  ['a ring with gaps', true],
])(
  '10 000 organizations in %s do not exhaust the stack',
  (_, ring) => {
    const id = (i: number) => String(i % 10_000).padStart(5, '0')
    const nodes = Array.from({ length: 10_000 }, (_, i) => ({ id: id(i), own: ring && i % 3 ? null : 80 }))
    const edges = nodes.flatMap((_, i) =>
      i < 9_999 || ring ? [{ buyer: id(i), supplier: id(i + 1), share: 1 }] : [],
    )
    const values = rollUp({ nodes, edges, alpha: 0.4 })
    expect(values.get('00000')!.rolled).toBeCloseTo(80, 6)
    expect(values.size).toBe(10_000)
  },
  60_000,
)

it('refuses an α that does not contract', () => {
  expect(() => roll(dagExample, 1)).toThrow(RangeError)
  expect(() => roll(dagExample, -0.1)).toThrow(RangeError)
})
