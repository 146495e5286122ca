import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bottleneckPath } from './bottleneck.ts'
import { influenceOn, weakestLinks } from './influence.ts'
import { dagExample, type Graph, graph, graphArbitrary, ids } from './network.fixture.ts'
import { buildNetwork } from './network.ts'
import { rollUpNetwork } from './roll-up.ts'

function influences(g: Graph, targetId: string, alpha = 0.4) {
  const network = buildNetwork({ ...g, leaderId: targetId })
  const values = rollUpNetwork(network, alpha)
  return { network, values, influence: influenceOn(network, alpha, values, targetId) }
}

describe('influence, domain §9', () => {
  it('worked example: 0.6·95 + 0.168·88 + 0.072·72 + 0.16·60 = 86.568', () => {
    const { influence } = influences(dagExample, 'L')
    const expected = { L: 0.6, T1a: 0.4 * 0.7 * 0.6, T1b: 0.4 * 0.3 * 0.6, T2: 0.4 * 0.4 }
    for (const [id, share] of Object.entries(expected)) expect(influence.get(id)).toBeCloseTo(share, 12)
    expect(influence.size).toBe(4)
  })

  it('Σ influence·own is the rolled score, and Σ influence is 1', () => {
    fc.assert(
      fc.property(
        graphArbitrary,
        fc.constantFrom(...ids),
        fc.double({ min: 0, max: 0.85, noNaN: true }),
        (g, target, alpha) => {
          const { values, network, influence } = influences(g, target, alpha)
          const { rolled } = values.get(target)!
          if (rolled === null) {
            expect(influence.size).toBe(0)
            return
          }
          let [sum, all] = [0, 0]
          for (const [id, share] of influence) {
            sum += share * network.nodes.get(id)!.own!
            all += share
            if (share < 0) expect.fail(`${id} counts ${share}`)
          }
          expect(Math.abs(sum - rolled)).toBeLessThan(1e-6)
          expect(Math.abs(all - 1)).toBeLessThan(1e-8)
        },
      ),
      { numRuns: 300 },
    )
  }, 60_000)
})

describe('weakest links', () => {
  const { network, influence } = influences(dagExample, 'L')
  it('are ordered by the points they cost: T2 0.16·40, T1a 0.168·12, T1b 0.072·28', () => {
    const links = weakestLinks(network, influence, { count: 5, include: (id) => id !== 'L' })
    expect(links.map((l) => [l.organizationId, l.tier, Number(l.loss.toFixed(9))])).toEqual([
      ['T2', 2, 6.4],
      ['T1a', 1, 2.016],
      ['T1b', 1, 2.016],
    ])
  })

  it('as many as asked for; nobody who costs nothing', () => {
    expect(weakestLinks(network, influence, { count: 1, include: () => true })).toHaveLength(1)
    const perfect = influences(graph({ L: 100, A: 100 }, 'L-A'), 'L')
    expect(weakestLinks(perfect.network, perfect.influence, { count: 9, include: () => true })).toEqual([])
  })
})

describe('bottleneck path', () => {
  const path = (g: Graph, include = (_: string) => true) => {
    const { network, values } = influences(g, 'L')
    return bottleneckPath(network, 0.4, values, include)
  }

  it('runs from the leader down where most points are lost', () => {
    const steps = path(dagExample)
    // Via T1a: 0.28·0.6·12 + 0.28·0.4·40 = 6.496; via T1b: 0.12·0.6·28 + 0.12·0.4·40 = 3.936.
    expect(steps.map((s) => s.organizationId)).toEqual(['L', 'T1a', 'T2'])
    expect(steps.map((s) => s.loss)).toEqual([
      expect.closeTo(0.6 * 5, 12),
      expect.closeTo(2.016, 12),
      expect.closeTo(4.48, 12),
    ])
    expect(steps.map((s) => s.share)).toEqual([1, expect.closeTo(0.28, 12), expect.closeTo(0.112, 12)])
  })

  it('goes around who may not be shown', () => {
    expect(path(dagExample, (id) => id !== 'T1a').map((s) => s.organizationId)).toEqual(['L', 'T1b', 'T2'])
    expect(path(dagExample, () => false).map((s) => s.organizationId)).toEqual(['L'])
  })

  it('ends where nothing more is lost, and does not run in circles', () => {
    expect(path(graph({ L: 90, A: 50, B: 100 }, 'L-A', 'A-B')).map((s) => s.organizationId)).toEqual([
      'L',
      'A',
    ])
    expect(path(graph({ L: 90, A: 50, B: 40 }, 'L-A', 'A-B', 'B-A')).map((s) => s.organizationId)).toEqual([
      'L',
      'A',
      'B',
    ])
    expect(path(graph({ L: null, A: null }, 'L-A'))).toEqual([])
  })
})
