import { components } from './components.ts'
import { coverCycle, reduceCycle, solveCycle } from './cycle.ts'
import { buildNetwork, type ChainEdge, type ChainNode, type Network } from './network.ts'
import { coverageOf, equationOf, type Rolled } from './rule.ts'

/** `iterations`: rounds until the circular supply it belongs to came to rest; 0 outside of cycles. */
export type RollUp = Rolled & { iterations: number }

/**
 * Carries own scores up a supply network (domain §9): rolled = (1−α)·own + α·Σ weight·rolled of the suppliers. A leaf,
 * or whose suppliers have no value, keeps its own score; without an own score only what is inherited counts. The
 * order of nodes and edges does not matter, to the last digit.
 */
export function rollUp(input: {
  nodes: readonly ChainNode[]
  edges: readonly ChainEdge[]
  alpha: number
}): Map<string, RollUp> {
  return rollUpNetwork(buildNetwork(input), input.alpha)
}

/** The same over a network that is built already. */
export function rollUpNetwork(network: Network, alpha: number): Map<string, RollUp> {
  const values = new Map<string, RollUp>()
  for (const members of components(network)) rollUpComponent(network, members, alpha, values, values)
  return values
}

/**
 * Values of one strongly connected component whose suppliers are all in `below`, written to `into`. Full and
 * incremental roll-up both come here with the same members and the same values below; hence the same digits.
 */
export function rollUpComponent(
  network: Network,
  members: readonly string[],
  alpha: number,
  below: { get(id: string): Rolled | undefined },
  into: Map<string, RollUp>,
): void {
  if (!(alpha >= 0 && alpha < 1)) throw new RangeError(`α must be at least 0 and below 1, not ${alpha}`)
  const coverage = (id: string) => below.get(id)!.coverage
  const hasValue = (id: string) => below.get(id)!.rolled !== null
  const value = (id: string) => below.get(id)!.rolled!
  if (members.length === 1) {
    const node = network.nodes.get(members[0]!)!
    const equation = equationOf(node, alpha, hasValue)
    let rolled: number | null = null
    if (equation) {
      let inherited = 0
      for (const [id, weight] of equation.suppliers) inherited += weight * value(id)
      rolled = equation.keep * (node.own ?? 0) + equation.pass * inherited
    }
    into.set(node.id, { rolled, coverage: coverageOf(node, alpha, coverage), iterations: 0 })
    return
  }
  const covered = coverCycle(network, members, alpha, coverage)
  const reduced = reduceCycle(network, members, alpha, hasValue)
  const solved = reduced && solveCycle(network, reduced, value)
  for (const id of members)
    into.set(id, {
      rolled: solved?.values.get(id) ?? null,
      coverage: covered.get(id)!,
      iterations: solved?.iterations ?? 0,
    })
}
