/** Organizations of one tier, hidden ones included (counts of the database). */
export type TierCount = {
  tier: number | null
  members: number
  /** Of these, how many the reader knows by name. */
  visible: number
  audited: number
  buyers: number
  adopted: number
  behind: number
}
/** The same as it may be shown: null where a number would tell about too few hidden organizations. */
export type TierCoverage = { tier: number | null; members: number | null } & {
  [Key in 'audited' | 'buyers' | 'adopted' | 'behind']: number | null
}

/** A number over hidden organizations is shown from this many on (domain §9, confidentiality). */
const fewest = 3

/**
 * How far a standard has come: 同标同质 rate n/N over all suppliers of the chain (domain §7: audited on the version in
 * force), and the numbers of each tier. A tier with one or two hidden organizations keeps its numbers to itself: they
 * could be told by taking the known ones off.
 */
export function coverageOf(tiers: readonly TierCount[]): {
  audited: number
  members: number
  tiers: TierCoverage[]
} {
  return {
    audited: tiers.reduce((sum, { audited }) => sum + audited, 0),
    members: tiers.reduce((sum, { members }) => sum + members, 0),
    tiers: tiers.map(({ tier, visible, ...counts }) => {
      const hidden = counts.members - visible
      return hidden > 0 && hidden < fewest
        ? { tier, members: null, audited: null, buyers: null, adopted: null, behind: null }
        : { tier, ...counts }
    }),
  }
}
