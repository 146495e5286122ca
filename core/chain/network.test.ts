import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { components, cycles } from './components.ts'
import { graph, graphArbitrary } from './network.fixture.ts'
import { buildNetwork } from './network.ts'

const build = (g: ReturnType<typeof graph>, leaderId: string | null = null) =>
  buildNetwork({ ...g, leaderId })
const suppliersOf = (network: ReturnType<typeof build>, id: string) =>
  network.nodes.get(id)!.suppliers.map((s) => [s.id, s.weight])

describe('network', () => {
  it('merges duplicate edges by adding shares and renormalises what does not add up', () => {
    const network = build(graph({ L: 1, A: 1, B: 1 }, 'L-B:20', 'L-A:30', 'L-B:10'))
    expect(suppliersOf(network, 'L')).toEqual([
      ['A', 0.5],
      ['B', 0.5],
    ])
    expect(network.issues).toEqual([{ code: 'duplicate-edge', buyer: 'L', supplier: 'B' }])
  })

  it('rejects self-loops, unknown organizations and impossible shares, and says so', () => {
    const g = graph({ L: 1, A: 1 }, 'L-L:5', 'L-A:5', 'L-X:5', 'A-L:0')
    const network = build(g)
    expect(network.issues.map((i) => `${i.code} ${i.buyer}-${i.supplier}`)).toEqual([
      'invalid-share A-L',
      'self-loop L-L',
      'unknown-organization L-X',
    ])
    expect(suppliersOf(network, 'L')).toEqual([['A', 1]])
    expect(suppliersOf(network, 'A')).toEqual([])
  })

  it('an unknown share is the mean of the known ones, or all are equal; both are reported', () => {
    const network = build(graph({ L: 1, A: 1, B: 1, C: 1 }, 'L-A:30', 'L-B:10', 'L-C', 'A-B', 'A-C'))
    expect(suppliersOf(network, 'L').map(([, w]) => w)).toEqual([0.5, 10 / 60, 20 / 60])
    expect(suppliersOf(network, 'A').map(([, w]) => w)).toEqual([0.5, 0.5])
    expect(network.issues.filter((i) => i.code === 'assumed-share')).toHaveLength(3)
  })

  it('tier is the shortest distance from the leader; nobody leads up to the unreachable', () => {
    const g = graph({ L: 1, A: 1, B: 1, C: 1, X: 1, Y: 1 }, 'L-A', 'A-B', 'B-C', 'L-C', 'C-A', 'X-Y', 'X-A')
    const network = build(g, 'L')
    expect([...network.nodes.values()].map((n) => `${n.id}${n.tier}`)).toEqual([
      'A1',
      'B2',
      'C1',
      'L0',
      'Xnull',
      'Ynull',
    ])
    expect(network.nodes.get('A')!.buyers).toEqual(['C', 'L', 'X'])
  })

  it('refuses an organization named twice, a score that is no number and a foreign leader', () => {
    const node = { id: 'A', own: 1 }
    expect(() => buildNetwork({ nodes: [node, node], edges: [] })).toThrow('named twice')
    expect(() => buildNetwork({ nodes: [{ id: 'A', own: Number.NaN }], edges: [] })).toThrow('not a number')
    expect(() => buildNetwork({ nodes: [node], edges: [], leaderId: 'B' })).toThrow('not in the chain')
  })
})

describe('strongly connected components', () => {
  it('come suppliers first, members ascending', () => {
    const network = build(graph({ L: 1, A: 1, B: 1, C: 1, D: 1 }, 'L-B', 'B-C', 'C-A', 'A-B', 'A-D'))
    expect(components(network)).toEqual([['D'], ['A', 'B', 'C'], ['L']])
    expect(components(network, new Set(['L', 'A', 'B']))).toEqual([['B'], ['A'], ['L']])
  })

  it('agree with mutual reachability, each after all it buys from', () => {
    fc.assert(
      fc.property(graphArbitrary, (g) => {
        const network = build(g)
        const reach = new Map(
          [...network.nodes.keys()].map((id) => {
            const seen = new Set([id])
            for (const at of seen) for (const s of network.nodes.get(at)!.suppliers) seen.add(s.id)
            return [id, seen]
          }),
        )
        const found = components(network)
        expect(found.flat().sort()).toEqual([...network.nodes.keys()])
        const place = new Map(found.flatMap((members, i) => members.map((id) => [id, i])))
        for (const a of network.nodes.keys())
          for (const b of network.nodes.keys()) {
            const mutual = reach.get(a)!.has(b) && reach.get(b)!.has(a)
            const before = !reach.get(a)!.has(b) || place.get(b)! <= place.get(a)!
            if ((place.get(a) === place.get(b)) !== mutual || !before) expect.fail(`${a} and ${b}`)
          }
      }),
    )
  })

  it('the cycle report names the members and a shortest round (循环供应)', () => {
    const g = graph(
      { L: 1, A: 1, B: 1, C: 1, D: 1, E: 1 },
      ...['L-A', 'A-B', 'B-C', 'C-D', 'D-A', 'C-A', 'L-E', 'D-C'],
    )
    expect(cycles(build(g))).toEqual([{ members: ['A', 'B', 'C', 'D'], round: ['A', 'B', 'C'] }])
    expect(cycles(build(graph({ L: 1, A: 1 }, 'L-A')))).toEqual([])
  })
})
