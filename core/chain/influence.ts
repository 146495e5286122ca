import { components } from './components.ts'
import { iterate, reduceCycle } from './cycle.ts'
import { byId, type Network } from './network.ts'
import { equationOf, type Rolled } from './rule.ts'

/**
 * How much each organization's own score counts in the rolled score of `targetId`, 0–1: Σ influence·own is that score
 * (domain §9, explainability, with the leaf rule). The roll-up's equations are walked the other way, from the target
 * down: what arrives at an organization is kept in part and passed on in part. Empty when the target has no value.
 */
export function influenceOn(
  network: Network,
  alpha: number,
  values: ReadonlyMap<string, Rolled>,
  targetId: string,
): Map<string, number> {
  const influence = new Map<string, number>()
  const hasValue = (id: string) => values.get(id)!.rolled !== null
  if (!network.nodes.has(targetId) || !hasValue(targetId)) return influence
  const arriving = new Map([[targetId, 1]])
  const add = (id: string, amount: number) => arriving.set(id, (arriving.get(id) ?? 0) + amount)
  // Buyers before their suppliers.
  for (const members of components(network).reverse()) {
    const reached = members.filter((id) => arriving.has(id))
    if (reached.length === 0) continue
    if (members.length === 1) {
      const [id] = members as [string]
      const { keep, pass, suppliers } = equationOf(network.nodes.get(id)!, alpha, hasValue)!
      const amount = arriving.get(id)!
      if (keep > 0) influence.set(id, keep * amount)
      for (const [supplier, weight] of suppliers) add(supplier, pass * weight * amount)
    } else throughCycle(members)
  }
  return influence

  function throughCycle(members: string[]) {
    const { rows, eliminated } = reduceCycle(network, members, alpha, hasValue)!
    const inside = new Set(members)
    // What is not a member leaves the cycle downwards.
    const send = (id: string, amount: number, to: Map<string, number>) =>
      inside.has(id) ? to.set(id, (to.get(id) ?? 0) + amount) : add(id, amount)
    for (const { id, suppliers } of eliminated) {
      const amount = arriving.get(id) ?? 0
      if (amount > 0) for (const [s, weight] of suppliers) send(s, weight * amount, arriving)
    }
    const entering = new Map([...rows.keys()].map((id) => [id, arriving.get(id) ?? 0]))
    // Shares are small numbers that are multiplied by scores and added: they need more digits than scores do.
    const { values: visits } = iterate(
      entering,
      (old) => {
        const next = new Map(entering)
        for (const [id, { pass, suppliers }] of rows)
          for (const [s, weight] of suppliers)
            if (next.has(s)) next.set(s, next.get(s)! + pass * weight * old.get(id)!)
        return next
      },
      1e-14,
    )
    for (const [id, { keep, pass, suppliers }] of rows) {
      const amount = visits.get(id)!
      influence.set(id, keep * amount)
      for (const [s, weight] of suppliers) if (!inside.has(s)) add(s, pass * weight * amount)
    }
  }
}

export type WeakLink = {
  organizationId: string
  tier: number | null
  own: number
  influence: number
  /** Points the target's score would gain if this organization's own score were 100. */
  loss: number
}

/** Organizations by the points they cost the target, worst first; those that cost nothing are left out. */
export function weakestLinks(
  network: Network,
  influence: ReadonlyMap<string, number>,
  options: { count: number; include: (id: string) => boolean },
): WeakLink[] {
  return [...influence]
    .filter(([id]) => options.include(id))
    .map(([id, share]) => {
      const { own, tier } = network.nodes.get(id)!
      return { organizationId: id, tier, own: own!, influence: share, loss: share * (100 - own!) }
    })
    .filter((link) => link.loss > 0)
    .sort((a, b) => b.loss - a.loss || byId(a.organizationId, b.organizationId))
    .slice(0, options.count)
}
