/** An organization with its own score, 0–100 or null without data. */
export type ChainNode = { id: string; own: number | null }

/** `buyer` buys from `supplier`; `share` in any one unit (percent or amount), null when nobody entered it. */
export type ChainEdge = { buyer: string; supplier: string; share: number | null }

export type Supply = {
  id: string
  share: number
  /** Share / all shares of the buyer. */
  weight: number
  /** Nobody entered the share; it is the mean of the buyer's known ones. */
  assumed: boolean
}

export type NetworkNode = {
  id: string
  own: number | null
  /** Ascending by id, as is every list here: whatever is computed does not depend on the order of the input. */
  suppliers: Supply[]
  buyers: string[]
  /** Steps from the leader by the shortest way, 0 for the leader; null when no buyers lead up to it. */
  tier: number | null
}

export type NetworkIssue = {
  code: 'self-loop' | 'unknown-organization' | 'invalid-share' | 'duplicate-edge' | 'assumed-share'
  buyer: string
  supplier: string
}

export type Network = {
  leaderId: string | null
  nodes: ReadonlyMap<string, NetworkNode>
  /** Edges left out (self-loop, unknown organization, share ≤ 0), merged, or weighed by assumption. */
  issues: NetworkIssue[]
}

/** Order of ids by code units: the same on every machine and in every locale. */
export const byId = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/**
 * The supply network of a chain (domain §9): duplicate edges merged by adding their shares, self-loops rejected,
 * shares renormalised per buyer, tiers by shortest distance. Refuses an organization named twice and a leader that is
 * not among the nodes.
 */
export function buildNetwork(input: {
  nodes: readonly ChainNode[]
  edges: readonly ChainEdge[]
  leaderId?: string | null
}): Network {
  const leaderId = input.leaderId ?? null
  const nodes = new Map<string, NetworkNode>()
  for (const { id, own } of [...input.nodes].sort((a, b) => byId(a.id, b.id))) {
    if (nodes.has(id)) throw new RangeError(`Organization ${id} is named twice`)
    if (own !== null && !Number.isFinite(own)) throw new RangeError(`Own score of ${id} is not a number`)
    nodes.set(id, { id, own, suppliers: [], buyers: [], tier: null })
  }
  if (leaderId !== null && !nodes.has(leaderId))
    throw new RangeError(`Leader ${leaderId} is not in the chain`)
  const issues = connect(nodes, input.edges)
  setTiers(nodes, leaderId)
  return { leaderId, nodes, issues }
}

function connect(nodes: Map<string, NetworkNode>, edges: readonly ChainEdge[]): NetworkIssue[] {
  const issues: NetworkIssue[] = []
  const shares = new Map<string, Map<string, (number | null)[]>>()
  for (const { buyer, supplier, share } of edges) {
    const fault = faultOf(nodes, buyer, supplier, share)
    if (fault) {
      issues.push({ code: fault, buyer, supplier })
      continue
    }
    const row = shares.get(buyer) ?? new Map<string, (number | null)[]>()
    shares.set(buyer, row)
    const same = row.get(supplier)
    if (same) {
      same.push(share)
      issues.push({ code: 'duplicate-edge', buyer, supplier })
    } else row.set(supplier, [share])
  }
  for (const [buyer, node] of nodes) {
    const row = shares.get(buyer)
    if (row) node.suppliers = weigh(row)
    for (const supply of node.suppliers) {
      nodes.get(supply.id)!.buyers.push(buyer)
      if (supply.assumed) issues.push({ code: 'assumed-share', buyer, supplier: supply.id })
    }
  }
  return issues.sort((a, b) => byId(a.code, b.code) || byId(a.buyer, b.buyer) || byId(a.supplier, b.supplier))
}

function faultOf(
  nodes: ReadonlyMap<string, NetworkNode>,
  buyer: string,
  supplier: string,
  share: number | null,
): NetworkIssue['code'] | null {
  if (!nodes.has(buyer) || !nodes.has(supplier)) return 'unknown-organization'
  if (buyer === supplier) return 'self-loop'
  if (share !== null && !(share > 0 && Number.isFinite(share))) return 'invalid-share'
  return null
}

/** Suppliers of one buyer. Sums run in a fixed order, because adding in another one may change the last digit. */
function weigh(row: Map<string, (number | null)[]>): Supply[] {
  const merged = [...row]
    .map(([id, list]) => {
      const known = list.filter((s) => s !== null).sort((a, b) => a - b)
      return { id, share: known.length === 0 ? null : sum(known) }
    })
    .sort((a, b) => byId(a.id, b.id))
  const known = merged.flatMap((s) => s.share ?? [])
  const mean = known.length === 0 ? 1 : sum(known) / known.length
  const total = sum(merged.map((s) => s.share ?? mean))
  return merged.map(({ id, share }) => ({
    id,
    share: share ?? mean,
    weight: (share ?? mean) / total,
    assumed: share === null,
  }))
}

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0)

function setTiers(nodes: Map<string, NetworkNode>, leaderId: string | null) {
  if (leaderId === null) return
  const leader = nodes.get(leaderId)!
  leader.tier = 0
  const queue = [leader]
  for (const buyer of queue) {
    for (const { id } of buyer.suppliers) {
      const supplier = nodes.get(id)!
      if (supplier.tier !== null) continue
      supplier.tier = buyer.tier! + 1
      queue.push(supplier)
    }
  }
}
