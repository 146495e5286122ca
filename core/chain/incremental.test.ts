import fc from 'fast-check'
import { expect, it } from 'vitest'
import { rollUpIncremental, withBuyersAbove } from './incremental.ts'
import {
  dagExample,
  edgeArbitrary,
  type Graph,
  graphArbitrary,
  ids,
  ownArbitrary,
} from './network.fixture.ts'
import { buildNetwork } from './network.ts'
import { rollUpNetwork } from './roll-up.ts'
import type { Rolled } from './rule.ts'

type Change =
  | { kind: 'own'; id: string; own: number | null }
  | { kind: 'add'; edge: Graph['edges'][number] }
  | { kind: 'drop'; at: number }
  | { kind: 'leave'; id: string }

const change: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('own' as const),
      id: fc.constantFrom(...ids),
      own: ownArbitrary,
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('add' as const), edge: edgeArbitrary }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('drop' as const), at: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('leave' as const), id: fc.constantFrom(...ids) }) },
)

/** The graph after a change, and who has to be named as changed. */
function apply({ nodes, edges }: Graph, change: Change): { graph: Graph; changed: string[] } {
  switch (change.kind) {
    case 'own': {
      const others = nodes.filter((n) => n.id !== change.id)
      return {
        graph: { nodes: [...others, { id: change.id, own: change.own }], edges },
        changed: [change.id],
      }
    }
    case 'add':
      return { graph: { nodes, edges: [...edges, change.edge] }, changed: [change.edge.buyer] }
    case 'drop': {
      const dropped = edges[change.at % Math.max(1, edges.length)]
      return {
        graph: { nodes, edges: edges.filter((e) => e !== dropped) },
        changed: dropped ? [dropped.buyer] : [],
      }
    }
    case 'leave': {
      const rest = edges.filter((e) => e.buyer !== change.id && e.supplier !== change.id)
      const buyers = edges.filter((e) => e.supplier === change.id).map((e) => e.buyer)
      return { graph: { nodes: nodes.filter((n) => n.id !== change.id), edges: rest }, changed: buyers }
    }
  }
}

it('any sequence of changes, in any batches, gives what a full roll-up gives, to the last digit', () => {
  const batches = fc.array(fc.array(change, { minLength: 1, maxLength: 4 }), { maxLength: 12 })
  fc.assert(
    fc.property(graphArbitrary, batches, fc.constantFrom(0, 0.4, 0.85), (first, batches, alpha) => {
      let graph = first
      const stored = new Map<string, Rolled>(rollUpNetwork(buildNetwork(graph), alpha))
      for (const batch of batches) {
        const changed = new Set<string>()
        for (const one of batch) {
          const after = apply(graph, one)
          graph = after.graph
          for (const id of after.changed) changed.add(id)
        }
        const network = buildNetwork(graph)
        const recomputed = rollUpIncremental({ network, alpha, stored, changed })
        for (const [id, value] of recomputed) stored.set(id, value)
        const full = rollUpNetwork(network, alpha)
        for (const [id, { rolled, coverage }] of full) {
          const same = stored.get(id)!
          if (!Object.is(same.rolled, rolled) || !Object.is(same.coverage, coverage))
            expect.fail(`${id}: ${JSON.stringify(same)} is not ${JSON.stringify({ rolled, coverage })}`)
        }
        // Shares and scores come back from the database as they went in.
        for (const [id, value] of stored) stored.set(id, JSON.parse(JSON.stringify(value)))
      }
    }),
    { numRuns: 200 },
  )
}, 60_000)

it('recomputes the changed and the buyers above them, and no further', () => {
  const network = buildNetwork(dagExample)
  const stored = rollUpNetwork(network, 0.4)
  const above = (...ids: string[]) => [...withBuyersAbove(network, stored, new Set(ids))].sort()
  expect(above('T1b')).toEqual(['L', 'T1b'])
  expect(above('T2')).toEqual(['L', 'T1a', 'T1b', 'T2'])
  expect(above()).toEqual([])
  const recomputed = rollUpIncremental({ network, alpha: 0.4, stored, changed: new Set(['T1b']) })
  expect([...recomputed.keys()].sort()).toEqual(['L', 'T1b'])
})

it('who has no stored value yet counts as changed', () => {
  const network = buildNetwork(dagExample)
  const full = rollUpNetwork(network, 0.4)
  const stored = new Map([...full].filter(([id]) => id !== 'T1a'))
  const recomputed = rollUpIncremental({ network, alpha: 0.4, stored, changed: new Set() })
  expect([...recomputed.keys()].sort()).toEqual(['L', 'T1a'])
  expect(recomputed.get('L')).toEqual(full.get('L'))
})

it('ignores changed organizations that left the chain', () => {
  const network = buildNetwork(dagExample)
  const stored = rollUpNetwork(network, 0.4)
  expect(rollUpIncremental({ network, alpha: 0.4, stored, changed: new Set(['gone']) }).size).toBe(0)
})
