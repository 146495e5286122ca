import type { Network, NetworkNode } from './network.ts'

/** What the roll-up knows of an organization. `rolled` null: neither it nor anybody below it has a score. */
export type Rolled = {
  rolled: number | null
  /** How much of the score rests on scores that exist, 0–1. */
  coverage: number
}

/** Terms of one organization's equation: value = keep·own + pass·Σ weight·value of supplier. Weights add up to 1. */
export type Equation = {
  /** 1−α; 1 for a leaf, or where no supplier has a value; 0 without an own score. */
  keep: number
  /** α; 0 for a leaf; 1 without an own score: then only what is inherited counts. */
  pass: number
  suppliers: Map<string, number>
}

/** The equation of domain §9 with its leaf rule. Suppliers without a value are left out and the others weigh more. */
export function equationOf(
  node: NetworkNode,
  alpha: number,
  hasValue: (id: string) => boolean,
): Equation | null {
  const known = node.suppliers.filter((s) => hasValue(s.id))
  if (known.length === 0) return node.own === null ? null : { keep: 1, pass: 0, suppliers: new Map() }
  const total = known.reduce((sum, s) => sum + s.share, 0)
  const suppliers = new Map(known.map((s) => [s.id, s.share / total]))
  return node.own === null ? { keep: 0, pass: 1, suppliers } : { keep: 1 - alpha, pass: alpha, suppliers }
}

/**
 * The coverage that goes with a value: (1−α)·[own score known] + α·Σ weight·coverage, over all suppliers; a leaf's is 1
 * or 0.
 */
export function coverageOf(node: NetworkNode, alpha: number, coverage: (id: string) => number): number {
  const own = node.own === null ? 0 : 1
  if (node.suppliers.length === 0) return own
  return (1 - alpha) * own + alpha * inheritedCoverage(node, coverage)
}

/** Σ weight·coverage of the suppliers. */
export function inheritedCoverage(node: NetworkNode, coverage: (id: string) => number): number {
  return node.suppliers.reduce((sum, s) => sum + s.weight * coverage(s.id), 0)
}

/** Mean value of an organization's suppliers by share, of those that have one; null when none has. */
export function inherited(network: Network, id: string, values: ReadonlyMap<string, Rolled>): number | null {
  const known = network.nodes.get(id)!.suppliers.flatMap(({ id, share }) => {
    const rolled = values.get(id)?.rolled ?? null
    return rolled === null ? [] : { share, rolled }
  })
  const total = known.reduce((sum, s) => sum + s.share, 0)
  return known.length === 0 ? null : known.reduce((sum, s) => sum + (s.share / total) * s.rolled, 0)
}
