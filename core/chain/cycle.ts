import type { Network } from './network.ts'
import { coverageOf, type Equation, equationOf } from './rule.ts'

export const tolerance = 1e-9
export const maxIterations = 200

/** The equations of one circular supply, with members that have no own score taken out. */
export type ReducedCycle = {
  /** Equations of members with an own score, by id; suppliers are such members or organizations outside. */
  rows: Map<string, Equation>
  /** Members without an own score in the order they were taken out; each names only what remained then. */
  eliminated: { id: string; suppliers: Map<string, number> }[]
}

/**
 * Sets up the equations of a circular supply. A member without an own score passes values on undiminished, so a round
 * of such members would converge at no sure speed; each is therefore substituted into its buyers first (state
 * reduction after Grassmann, Taksar and Heyman: no subtraction, so nothing cancels). What remains is the contraction
 * of domain §9 with factor α. Null when nobody in it or below it has a score. Members must ascend by id: the result
 * depends on the members, their suppliers and which of those have a value, and on nothing else.
 */
export function reduceCycle(
  network: Network,
  members: readonly string[],
  alpha: number,
  hasValueOutside: (id: string) => boolean,
): ReducedCycle | null {
  const inside = new Set(members)
  const nodes = members.map((id) => network.nodes.get(id)!)
  // Everybody in a cycle reaches everybody: one score inside or below gives all of them a value.
  const known = nodes.some(
    (n) => n.own !== null || n.suppliers.some((s) => !inside.has(s.id) && hasValueOutside(s.id)),
  )
  if (!known) return null
  const hasValue = (id: string) => inside.has(id) || hasValueOutside(id)
  const rows = new Map(nodes.map((n) => [n.id, equationOf(n, alpha, hasValue)!]))
  const buyers = new Map(nodes.map((n) => [n.id, new Set(n.buyers.filter((b) => inside.has(b)))]))
  const eliminated: ReducedCycle['eliminated'] = []
  for (const { id, own } of nodes) {
    if (own !== null) continue
    const suppliers = withoutItself(rows.get(id)!.suppliers, id)
    rows.delete(id)
    eliminated.push({ id, suppliers })
    for (const buyer of buyers.get(id)!) {
      const row = rows.get(buyer)?.suppliers
      const weight = row?.get(id)
      if (row === undefined || weight === undefined) continue
      row.delete(id)
      for (const [supplier, share] of suppliers) {
        row.set(supplier, (row.get(supplier) ?? 0) + weight * share)
        buyers.get(supplier)?.add(buyer)
      }
    }
  }
  return { rows, eliminated }
}

/** x = a·x + Σ b·y means x = Σ b·y / Σ b: what an organization would hand to itself goes to its other suppliers. */
function withoutItself(suppliers: Map<string, number>, id: string): Map<string, number> {
  if (!suppliers.has(id)) return suppliers
  const others = [...suppliers].filter(([s]) => s !== id)
  const total = others.reduce((sum, [, weight]) => sum + weight, 0)
  return new Map(others.map(([s, weight]) => [s, weight / total]))
}

/**
 * Values of a circular supply: synchronous (Jacobi) iteration from the own scores to the unique fixed point, in the
 * order of ids, until no value moves by more than the tolerance.
 */
export function solveCycle(
  network: Network,
  { rows, eliminated }: ReducedCycle,
  outside: (id: string) => number,
): { values: Map<string, number>; iterations: number } {
  const own = (id: string) => network.nodes.get(id)!.own!
  const start = new Map([...rows.keys()].map((id) => [id, own(id)]))
  const { values, iterations } = iterate(start, (old) => {
    const value = (id: string) => old.get(id) ?? outside(id)
    return new Map(
      [...rows].map(([id, { keep, pass, suppliers }]) => [
        id,
        keep * own(id) + pass * weightedSum(suppliers, value),
      ]),
    )
  })
  for (const { id, suppliers } of [...eliminated].reverse())
    values.set(
      id,
      weightedSum(suppliers, (s) => values.get(s) ?? outside(s)),
    )
  return { values, iterations }
}

/** Coverage within a circular supply; here every member, with an own score or without, passes on only α of it. */
export function coverCycle(
  network: Network,
  members: readonly string[],
  alpha: number,
  outside: (id: string) => number,
): Map<string, number> {
  const start = new Map(members.map((id) => [id, network.nodes.get(id)!.own === null ? 0 : 1]))
  return iterate(start, (old) => {
    const coverage = (id: string) => old.get(id) ?? outside(id)
    return new Map(members.map((id) => [id, coverageOf(network.nodes.get(id)!, alpha, coverage)]))
  }).values
}

/** Repeats a step from `start` until nothing moves by more than `within` (domain §9: 1e-9, at most 200 rounds). */
export function iterate(
  start: Map<string, number>,
  step: (old: ReadonlyMap<string, number>) => Map<string, number>,
  within = tolerance,
): { values: Map<string, number>; iterations: number } {
  let values = start
  for (let iterations = 1; ; iterations++) {
    const next = step(values)
    let moved = 0
    for (const [id, value] of next) moved = Math.max(moved, Math.abs(value - values.get(id)!))
    values = next
    if (moved <= within || iterations === maxIterations) return { values, iterations }
  }
}

function weightedSum(weights: ReadonlyMap<string, number>, value: (id: string) => number): number {
  let sum = 0
  for (const [id, weight] of weights) sum += weight * value(id)
  return sum
}
