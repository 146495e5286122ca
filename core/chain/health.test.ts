import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { currentDefinition } from '#core/digital/definition.ts'
import { chainRates } from '#core/digital/rates.ts'
import { gradeOf } from '#core/score/band.ts'
import { defaultPolicy } from '#core/score/policy.ts'
import { chainHealth } from './health.ts'
import { chainHealthSchema } from './health-schema.ts'
import { dagExample, type Graph, graph, graphArbitrary } from './network.fixture.ts'
import { buildNetwork } from './network.ts'
import { mayShowRolled } from './privacy.ts'
import { rollUpNetwork } from './roll-up.ts'

const digital = chainRates([{ organizationId: 'L', designated: true, facts: null }], {
  year: 2025,
  definition: currentDefinition,
})

/** Health of a graph led by `leaderId`; `hidden` may not be shown; `versions` says who is audited under what. */
function health(
  g: Graph,
  { hidden = [] as string[], versions = {} as Record<string, string[]>, leaderId = 'L' } = {},
) {
  const network = buildNetwork({ ...g, leaderId })
  return chainHealth({
    asOf: '2025-10-01',
    policy: defaultPolicy,
    network,
    values: rollUpNetwork(network, defaultPolicy.rollUp.alpha),
    members: g.nodes.map(({ id, own }) => ({
      organizationId: id,
      grade: own === null ? null : gradeOf(own, defaultPolicy.bands),
      visible: !hidden.includes(id),
      standardVersionIds: versions[id] ?? [],
    })),
    digital,
  })
}

describe('worked example, domain §9', () => {
  const result = health(dagExample)
  it('score 86.568 → B, three tiers, nothing hidden', () => {
    expect(result.score).toBeCloseTo(86.568, 12)
    expect(result).toMatchObject({
      grade: 'B',
      coverage: 1,
      members: 4,
      rated: 4,
      hiddenCycles: 0,
      cycles: [],
    })
    expect(result.tiers.map((t) => [t.tier, t.members, t.mean, t.worst?.organizationId])).toEqual([
      [0, 1, 95, 'L'],
      [1, 2, 80, 'T1b'],
      [2, 1, 60, 'T2'],
    ])
    expect(result.tiers[1]!.byGrade).toEqual([
      { grade: 'A', members: 0 },
      { grade: 'B', members: 1 },
      { grade: 'C', members: 1 },
      { grade: 'D', members: 0 },
      { grade: null, members: 0 },
    ])
    expect(result.weakest[0]).toMatchObject({ organizationId: 'T2', tier: 2, own: 60, grade: 'D' })
    expect(result.weakest.map((w) => w.organizationId)).not.toContain('L')
    expect(result.bottleneck.map((s) => s.organizationId)).toEqual(['L', 'T1a', 'T2'])
    expect(result.digital).toEqual(digital)
  })
  it('is plain JSON of the stored shape', () =>
    expect(chainHealthSchema.parse(JSON.parse(JSON.stringify(result)))).toEqual(result))
})

describe('coverage', () => {
  it('a leader that nobody rates: the inherited score with the coverage of its suppliers', () => {
    expect(health(graph({ L: null, A: 80, B: 90 }, 'L-A:1', 'L-B:1'))).toMatchObject({
      score: 85,
      coverage: 1,
      grade: 'B',
    })
  })
  it('below 60 % there is no grade', () => {
    const thin = health(graph({ L: null, A: 80, B: null }, 'L-A:1', 'L-B:1'))
    expect(thin).toMatchObject({ score: 80, coverage: 0.5, grade: null, members: 3, rated: 1 })
  })
  it('no data at all is null', () => {
    const none = health(graph({ L: null, A: null }, 'L-A:1'))
    expect(none).toMatchObject({ score: null, grade: null, coverage: 0, weakest: [], bottleneck: [] })
  })
})

const wide = graph(
  { L: 95, A: 90, B: 80, C: 70, D: 60, E: 50 },
  ...['L-A', 'L-B', 'L-C', 'L-D', 'L-E', 'D-E', 'E-D'],
)
const tier1 = (hidden: string[]) => health(wide, { hidden }).tiers[1]!

describe('groups of at least three (domain §9)', () => {
  it('one or two hidden members stay out of the numbers', () => {
    for (const hidden of [['E'], ['D', 'E']]) {
      const visible = wide.nodes.filter((n) => n.id !== 'L' && !hidden.includes(n.id)).map((n) => n.own!)
      expect(tier1(hidden)).toMatchObject({
        members: 5,
        suppressed: true,
        rated: visible.length,
        mean: visible.reduce((a, b) => a + b) / visible.length,
      })
    }
  })
  it('three or more enter, but none is named as the worst', () => {
    expect(tier1(['C', 'D', 'E'])).toMatchObject({
      suppressed: false,
      rated: 5,
      mean: 70,
      worst: { organizationId: 'B', own: 80 },
    })
  })
  it('three hidden of whom one has a score are one', () => {
    const nodes = wide.nodes.map((n) => ('DE'.includes(n.id) ? { ...n, own: null } : n))
    const tier = health({ ...wide, nodes }, { hidden: ['C', 'D', 'E'] }).tiers[1]!
    expect(tier).toMatchObject({ suppressed: true, rated: 2, mean: 85 })
  })
  it('a whole tier of one hidden member shows no number', () => {
    const hidden = health(dagExample, { hidden: ['T2'] }).tiers[2]!
    expect(hidden).toMatchObject({ members: 1, suppressed: true, rated: 0, mean: null, worst: null })
    expect(hidden.byGrade.every((g) => g.members === 0)).toBe(true)
  })
  it('the loss of hidden suppliers is given for three together', () => {
    expect(health(wide, { hidden: ['A', 'B'] }).hiddenLoss).toBeNull()
    const { hiddenLoss } = health(wide, { hidden: ['A', 'B', 'C'] })
    expect(hiddenLoss!.suppliers).toBe(3)
    expect(hiddenLoss!.loss).toBeCloseTo(0.4 * 0.2 * (10 + 20 + 30), 9)
  })
  it('circular supplies with a hidden member are only counted', () => {
    expect(health(wide).cycles).toEqual([{ members: ['D', 'E'], round: ['D', 'E'] }])
    expect(health(wide, { hidden: ['E'] })).toMatchObject({ cycles: [], hiddenCycles: 1 })
  })
  it('a rolled score beside an own score needs none or three hidden below', () => {
    const network = buildNetwork({ ...wide, leaderId: 'L' })
    const may = (id: string, ...hidden: string[]) => mayShowRolled(network, id, (x) => !hidden.includes(x))
    expect(may('L')).toBe(true)
    expect(may('L', 'A', 'B')).toBe(false)
    expect(may('L', 'A', 'B', 'C')).toBe(true)
    expect(may('D', 'E')).toBe(false)
    expect(may('D', 'A')).toBe(true)
    expect(may('D', 'D')).toBe(true)
  })
  it('no hidden organization is named anywhere', () => {
    fc.assert(
      fc.property(graphArbitrary, fc.subarray(['b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']), (g, hidden) => {
        const result = health(g, { hidden, leaderId: 'a' })
        expect(chainHealthSchema.parse(result)).toEqual(result)
        const named = JSON.stringify({ ...result, digital: null }).match(/"[a-z]"/g) ?? []
        expect(named.filter((id) => hidden.includes(id.slice(1, 2)))).toEqual([])
      }),
    )
  })
})

describe('同标同质', () => {
  const versions = { A: ['v1'], B: ['v1', 'v2'], C: ['v2'], D: ['v1'], L: ['v2'] }
  it('suppliers under the most used version / all suppliers; the leader is none', () => {
    expect(health(wide, { versions }).adoption).toEqual({
      standardVersionId: 'v1',
      adopted: 3,
      suppliers: 5,
      rate: 60,
      suppressed: false,
    })
  })
  it('leaves one or two hidden suppliers out', () => {
    expect(health(wide, { versions, hidden: ['D'] }).adoption).toMatchObject({
      adopted: 2,
      suppliers: 4,
      rate: 50,
      suppressed: true,
    })
  })
  it('no suppliers: no rate', () => {
    expect(health(graph({ L: 90 })).adoption).toMatchObject({
      standardVersionId: null,
      adopted: 0,
      rate: null,
    })
  })
})

it('refuses a network without a leader or with somebody who is no member', () => {
  const network = buildNetwork(dagExample)
  const base = { asOf: '2025-10-01', policy: defaultPolicy, values: new Map(), members: [], digital: null }
  expect(() => chainHealth({ ...base, network })).toThrow('no leader')
  const led = buildNetwork({ ...dagExample, leaderId: 'L' })
  expect(() => chainHealth({ ...base, network: led })).toThrow('no member')
})
