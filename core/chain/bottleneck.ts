import { byId, type Network, type NetworkNode } from './network.ts'
import { equationOf, type Rolled } from './rule.ts'

/** One step of the path: how much of the leader's score passes through it on this path, and what is lost here. */
export type BottleneckStep = {
  organizationId: string
  tier: number
  own: number | null
  /** Share of the leader's score that comes this way, 0–1. */
  share: number
  /** Points lost to this organization's own score on this way. */
  loss: number
}

/**
 * The path from the leader down, one tier a step, along which most points are lost: largest Σ share·(100 − own)
 * (domain §9). Only organizations that `include` allows are walked through; the leader always is. Empty without a
 * leader that has a value.
 */
export function bottleneckPath(
  network: Network,
  alpha: number,
  values: ReadonlyMap<string, Rolled>,
  include: (id: string) => boolean,
): BottleneckStep[] {
  const hasValue = (id: string) => values.get(id)!.rolled !== null
  const leader = network.leaderId === null ? undefined : network.nodes.get(network.leaderId)
  if (!leader || !hasValue(leader.id)) return []
  // Tiers deepest first: a path goes down only, so there are no cycles and every supplier is done before its buyer.
  const best = new Map<string, { loss: number; next: string | null; factor: number }>()
  const walked = [...network.nodes.values()]
    .filter((n) => n.tier !== null && hasValue(n.id) && (n === leader || include(n.id)))
    .sort((a, b) => b.tier! - a.tier! || byId(a.id, b.id))
  for (const node of walked) {
    const { pass, suppliers } = equationOf(node, alpha, hasValue)!
    let chosen = { loss: 0, next: null as string | null, factor: 0 }
    for (const [id, weight] of suppliers) {
      const below = best.get(id)
      if (!below || network.nodes.get(id)!.tier !== node.tier! + 1) continue
      const loss = pass * weight * below.loss
      if (loss > chosen.loss) chosen = { loss, next: id, factor: pass * weight }
    }
    best.set(node.id, { ...chosen, loss: chosen.loss + ownLoss(node) })
  }
  const path: BottleneckStep[] = []
  let share = 1
  let id: string | null = leader.id
  while (id !== null) {
    const node: NetworkNode = network.nodes.get(id)!
    const { tier, own } = node
    path.push({ organizationId: id, tier: tier!, own, share, loss: share * ownLoss(node) })
    const onward: { next: string | null; factor: number } = best.get(id)!
    share *= onward.factor
    id = onward.next
  }
  return path

  function ownLoss(node: NetworkNode): number {
    return node.own === null ? 0 : equationOf(node, alpha, hasValue)!.keep * (100 - node.own)
  }
}
