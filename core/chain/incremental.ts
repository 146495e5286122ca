import { components } from './components.ts'
import type { Network } from './network.ts'
import { type RollUp, rollUpComponent } from './roll-up.ts'
import type { Rolled } from './rule.ts'

/**
 * The roll-up after some organizations changed: computes them and every buyer above them anew, and nobody else.
 * `changed` names whose own score changed and whose list of suppliers or shares changed (the buyer of each new, altered or
 * dropped edge). Organizations without a stored value count as changed. `stored` holds the values before the change,
 * unrounded (PostgreSQL's float8 keeps them). Gives the recomputed values only; together with the stored ones they
 * equal a full `rollUp` to the last digit.
 */
export function rollUpIncremental(input: {
  network: Network
  alpha: number
  stored: ReadonlyMap<string, Rolled>
  changed: ReadonlySet<string>
}): Map<string, RollUp> {
  const { network, alpha, stored, changed } = input
  const affected = withBuyersAbove(network, stored, changed)
  const recomputed = new Map<string, RollUp>()
  const below = {
    get: (id: string) => recomputed.get(id) ?? (affected.has(id) ? undefined : stored.get(id)),
  }
  // A cycle lies wholly inside or outside: its members are all above each other.
  for (const members of components(network, affected))
    rollUpComponent(network, members, alpha, below, recomputed)
  return recomputed
}

/** The changed organizations and all their direct and indirect buyers. */
export function withBuyersAbove(
  network: Network,
  stored: ReadonlyMap<string, Rolled>,
  changed: ReadonlySet<string>,
): Set<string> {
  const start = [...network.nodes.keys()].filter((id) => changed.has(id) || !stored.has(id))
  const affected = new Set(start)
  // A set hands out what is added while it is walked.
  for (const id of affected) for (const buyer of network.nodes.get(id)!.buyers) affected.add(buyer)
  return affected
}
