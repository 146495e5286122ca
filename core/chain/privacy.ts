import type { Network } from './network.ts'

/** Organizations that may not be shown one by one appear only in groups of at least this many (domain §9). */
export const minimumGroup = 3

/**
 * Whether hidden members may enter a number beside visible ones: none, or enough of them that have data. One or two
 * could be found by subtracting the visible ones.
 */
export function mayCount(hiddenWithData: number): boolean {
  return hiddenWithData === 0 || hiddenWithData >= minimumGroup
}

/**
 * Whether an organization's rolled score may stand beside its own score: the difference tells about those below it, so
 * of these none, or at least three that have a score, may be hidden.
 */
export function mayShowRolled(network: Network, id: string, isVisible: (id: string) => boolean): boolean {
  const below = new Set(network.nodes.get(id)!.suppliers.map((s) => s.id))
  for (const at of below) for (const { id } of network.nodes.get(at)!.suppliers) below.add(id)
  below.delete(id)
  return mayCount([...below].filter((b) => !isVisible(b) && network.nodes.get(b)!.own !== null).length)
}
