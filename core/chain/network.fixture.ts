import fc from 'fast-check'
import type { ChainEdge, ChainNode } from './network.ts'

export type Graph = { nodes: ChainNode[]; edges: ChainEdge[] }

/** A graph from `buyer-supplier` pairs with optional shares, e.g. `L-T1a:0.7`, and own scores. */
export function graph(own: Record<string, number | null>, ...edges: string[]): Graph {
  return {
    nodes: Object.entries(own).map(([id, own]) => ({ id, own })),
    edges: edges.map((text) => {
      const [, buyer, supplier, share] = /^(\w+)-(\w+)(?::([\d.]+))?$/.exec(text)!
      return { buyer: buyer!, supplier: supplier!, share: share ? Number(share) : null }
    }),
  }
}

/** Leader 95 buys 0.7 from T1a (88) and 0.3 from T1b (72), both buy from T2 (60): domain §9. */
export const dagExample = graph(
  { L: 95, T1a: 88, T1b: 72, T2: 60 },
  'L-T1a:0.7',
  'L-T1b:0.3',
  'T1a-T2:1',
  'T1b-T2:1',
)

export const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'm']

/** Own scores with many gaps; edges with cycles, duplicates, self-loops and unknown shares. */
export const ownArbitrary = fc.option(fc.double({ min: 0, max: 100, noNaN: true }), { freq: 2 })
export const edgeArbitrary: fc.Arbitrary<ChainEdge> = fc.record({
  buyer: fc.constantFrom(...ids),
  supplier: fc.constantFrom(...ids),
  share: fc.option(
    fc.oneof(fc.integer({ min: 1, max: 100 }), fc.double({ min: 0.001, max: 100, noNaN: true })),
    { freq: 4 },
  ),
})
export const graphArbitrary: fc.Arbitrary<Graph> = fc.record({
  nodes: fc
    .array(ownArbitrary, { minLength: ids.length, maxLength: ids.length })
    .map((own) => ids.map((id, i) => ({ id, own: own[i] ?? null }))),
  edges: fc.array(edgeArbitrary, { maxLength: 30 }),
})
