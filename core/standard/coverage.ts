/** Organizations of one tier, those that the leader knows apart from hidden ones (counts of the database). */
export type TierCount = { tier: number | null; hidden: boolean } & Counts
type Counts = { members: number; audited: number; buyers: number; adopted: number; behind: number }
const names = ['members', 'audited', 'buyers', 'adopted', 'behind'] as const

/** Hidden organizations are counted from this many on (domain §9, confidentiality). */
const fewest = 3

export type TierCoverage = { tier: number | null; leftOut: boolean } & Counts

/**
 * How far a standard has come: 同标同质 rate n/N over the suppliers of the chain (domain §7: audited on the version in
 * force), and the numbers of each tier. One or two hidden organizations of a tier are left out everywhere, in the rate
 * too: taking the known ones off would tell about them.
 */
export function coverageOf(counts: readonly TierCount[]): {
  audited: number
  members: number
  tiers: TierCoverage[]
} {
  const tiers: TierCoverage[] = []
  for (const { tier, hidden, ...count } of counts) {
    let row = tiers.find((one) => one.tier === tier)
    if (!row) {
      row = { tier, leftOut: false, members: 0, audited: 0, buyers: 0, adopted: 0, behind: 0 }
      tiers.push(row)
    }
    if (hidden && count.members < fewest) row.leftOut = true
    else for (const name of names) row[name] += count[name]
  }
  const sum = (name: 'audited' | 'members') => tiers.reduce((all, row) => all + row[name], 0)
  return { audited: sum('audited'), members: sum('members'), tiers }
}
