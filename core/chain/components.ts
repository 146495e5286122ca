import { byId, type Network } from './network.ts'

/**
 * Strongly connected components (Tarjan 1972), without recursion: a chain of ten thousand suppliers needs no deep
 * stack. Suppliers come before their buyers; members ascend by id. `within` leaves all other organizations out.
 */
export function components(network: Network, within?: ReadonlySet<string>): string[][] {
  const index = new Map<string, number>()
  const low = new Map<string, number>()
  const onStack = new Set<string>()
  const stack: string[] = []
  const found: string[][] = []
  const visit: { id: string; next: number }[] = []

  const enter = (id: string) => {
    index.set(id, index.size)
    low.set(id, index.get(id)!)
    stack.push(id)
    onStack.add(id)
    visit.push({ id, next: 0 })
  }
  const lower = (id: string, to: number) => low.set(id, Math.min(low.get(id)!, to))
  const leave = (id: string) => {
    visit.pop()
    const parent = visit.at(-1)
    if (parent) lower(parent.id, low.get(id)!)
    if (low.get(id) !== index.get(id)) return
    const members: string[] = []
    for (let member = stack.pop()!; ; member = stack.pop()!) {
      onStack.delete(member)
      members.push(member)
      if (member === id) break
    }
    found.push(members.sort(byId))
  }

  for (const root of network.nodes.keys()) {
    if (index.has(root) || within?.has(root) === false) continue
    enter(root)
    for (let frame = visit.at(-1); frame; frame = visit.at(-1)) {
      const supply = network.nodes.get(frame.id)!.suppliers[frame.next++]
      if (!supply) leave(frame.id)
      else if (within?.has(supply.id) === false) continue
      else if (!index.has(supply.id)) enter(supply.id)
      else if (onStack.has(supply.id)) lower(frame.id, index.get(supply.id)!)
    }
  }
  return found
}

/** One circular supply (循环供应): everybody in it, and a shortest round from its first member back to it. */
export type Cycle = { members: string[]; round: string[] }

/** All circular supplies of a network, by their first member. */
export function cycles(network: Network): Cycle[] {
  return components(network)
    .filter((members) => members.length > 1)
    .map((members) => ({ members, round: shortestRound(network, members) }))
    .sort((a, b) => byId(a.members[0]!, b.members[0]!))
}

/** From the first member along suppliers back to it, breadth first; in a strongly connected set there is a way. */
function shortestRound(network: Network, members: string[]): string[] {
  const inside = new Set(members)
  const start = members[0]!
  const from = new Map<string, string>()
  const queue = [start]
  for (const id of queue) {
    for (const supply of network.nodes.get(id)!.suppliers) {
      if (supply.id === start) {
        const round = [id]
        while (round[0] !== start) round.unshift(from.get(round[0]!)!)
        return round
      }
      if (!inside.has(supply.id) || from.has(supply.id)) continue
      from.set(supply.id, id)
      queue.push(supply.id)
    }
  }
  throw new Error(`No way back to ${start}`)
}
