import type { Calendar } from './calendar.ts'
import { type ChainKey, chains, type SupplierPart, type Supply, suppliers } from './cast.ts'
import type { Ledger } from './ledger.ts'
import { idOf } from './random.ts'

export type Person = { id: string; name: string; login: string }

/** What every part of the demo is written with. */
export type Place = {
  ledger: Ledger
  calendar: Calendar
  /** People of an organization, the one in charge first; empty when nobody has an account yet. */
  people(organization: string): readonly Person[]
}

export const chainId = (chain: ChainKey): string => idOf(`chain ${chain}`)
export const orgId = (key: string): string => idOf(`organization ${key}`)

export type Link = Supply & { supplier: SupplierPart; sharedUp: boolean }

/** The supply links of a chain, in the order of the cast. */
export function linksOf(chain: ChainKey, reticent: readonly string[]): Link[] {
  const leader = chains.find((one) => one.key === chain)!.leader.key
  const all = suppliers.flatMap((supplier) =>
    supplier.supplies.filter((s) => s.chain === chain).map((s) => ({ ...s, supplier })),
  )
  const hidden = hiddenOf(all, leader, reticent)
  return all.map((link) => ({
    ...link,
    sharedUp: link.buyer === leader || !(reticent.includes(link.buyer) || hidden.has(link.buyer)),
  }))
}

type Edge = Supply & { supplier: SupplierPart }

/** Members whom the leader knows of through nobody who shares: named only by the reticent, or by such members. */
export function hiddenOf(edges: readonly Edge[], leader: string, reticent: readonly string[]): Set<string> {
  const seen = new Set([leader])
  for (const buyer of seen) {
    if (reticent.includes(buyer)) continue
    for (const edge of edges) if (edge.buyer === buyer) seen.add(edge.supplier.key)
  }
  return new Set(edges.map((edge) => edge.supplier.key).filter((key) => !seen.has(key)))
}

/** Steps from the leader to each member along the supply links. */
export function tiersOf(edges: readonly Edge[], leader: string): Map<string, number> {
  const tiers = new Map([[leader, 0]])
  for (const [buyer, tier] of tiers)
    for (const { buyer: by, supplier } of edges)
      if (by === buyer && !tiers.has(supplier.key)) tiers.set(supplier.key, tier + 1)
  return tiers
}
