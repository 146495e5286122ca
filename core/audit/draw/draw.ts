/*
 * The draw itself knows nothing of zod, so that a page draws again with the very same code.
 */

/** Risk classes of the credit-risk classification that drives the draw: A low … D high (domain §7). */
export const riskClasses = ['A', 'B', 'C', 'D'] as const
export type RiskClass = (typeof riskClasses)[number]

/** Share of each class that is drawn, in percent. */
export type DrawRates = Record<RiskClass, number>
/** The defaults of domain §7. */
export const defaultDrawRates: DrawRates = { A: 5, B: 15, C: 40, D: 100 }

/** Changes whenever the same snapshot and seed could give another result. */
export const drawAlgorithm = 'chainq-draw-1'

/** Fewest auditors of one check (双随机: two at least). */
export const fewestAuditors = 2

/**
 * Everything a draw rests on, fixed before it: who may be drawn, who may audit, who must not meet. Its hash is
 * published together with the hash of the seed, so that neither can be chosen afterwards. Ids are tokens made for this
 * draw: anybody may see the snapshot and draw again, and learns nobody's name or class.
 */
export type DrawSnapshot = {
  algorithm: typeof drawAlgorithm
  rates: DrawRates
  auditorsPerCheck: number
  suppliers: { id: string; riskClass: RiskClass }[]
  auditors: { id: string }[]
  conflicts: { auditorId: string; supplierId: string }[]
}

export type DrawnCheck = {
  supplierId: string
  riskClass: RiskClass
  /** In the order of the draw; the first one leads. */
  auditorIds: string[]
}

/** A draw that cannot give every check its auditors names the suppliers that lack them. */
export type DrawResult =
  | { ok: true; checks: DrawnCheck[]; strata: Stratum[] }
  | { ok: false; lacking: { supplierId: string; eligible: number }[] }
export type Stratum = { riskClass: RiskClass; candidates: number; rate: number; drawn: number }

/** How many of a class are drawn: rounded up, one at least where the class has anybody and its rate is not 0. */
export function drawnOf(candidates: number, rate: number): number {
  if (candidates === 0 || rate === 0) return 0
  // Percent in hundredths, so that 15 % of 20 is 3 and not 3.0000000000000004.
  return Math.min(candidates, Math.max(1, Math.ceil((candidates * Math.round(rate * 100)) / 10_000)))
}

/** The text whose SHA-256 (hex) is a supplier's lot. */
export const supplierLot = (seed: string, supplierId: string) =>
  `${drawAlgorithm}|${seed}|supplier|${supplierId}`
/** The text whose SHA-256 (hex) is an auditor's lot for one supplier. */
export const auditorLot = (seed: string, supplierId: string, auditorId: string) =>
  `${drawAlgorithm}|${seed}|auditor|${supplierId}|${auditorId}`

/** Every text that a draw needs the hash of. */
export const lotsOf = ({ suppliers, auditors }: DrawSnapshot, seed: string): string[] => [
  ...suppliers.map(({ id }) => supplierLot(seed, id)),
  ...suppliers.flatMap(({ id }) => auditors.map((auditor) => auditorLot(seed, id, auditor.id))),
]

/** Suppliers that could not get their auditors if they were drawn; a draw with any of them is not prepared. */
export function lackingAuditors(snapshot: DrawSnapshot): { supplierId: string; eligible: number }[] {
  return snapshot.suppliers.flatMap(({ id }) => {
    const eligible = eligibleAuditors(snapshot, id).length
    return eligible < snapshot.auditorsPerCheck ? [{ supplierId: id, eligible }] : []
  })
}

/**
 * Draws suppliers class by class and auditors for each (domain §7). The lowest lots are drawn; auditors with fewer
 * checks so far go first, then the lowest lot. The result depends on snapshot and seed alone, never on the order of
 * their lists. `hashOf` gives the SHA-256 of a text as hex.
 */
export function draw(snapshot: DrawSnapshot, seed: string, hashOf: (text: string) => string): DrawResult {
  const drawn: { id: string; riskClass: RiskClass; lot: string }[] = []
  const strata = riskClasses.map((riskClass): Stratum => {
    const lots = snapshot.suppliers
      .filter((supplier) => supplier.riskClass === riskClass)
      .map(({ id }) => ({ id, riskClass, lot: hashOf(supplierLot(seed, id)) }))
      .sort(byLot)
    const count = drawnOf(lots.length, snapshot.rates[riskClass])
    drawn.push(...lots.slice(0, count))
    return { riskClass, candidates: lots.length, rate: snapshot.rates[riskClass], drawn: count }
  })
  const load = new Map<string, number>()
  const lacking: { supplierId: string; eligible: number }[] = []
  const checks = drawn.sort(byLot).map(({ id, riskClass }): DrawnCheck => {
    const eligible = eligibleAuditors(snapshot, id)
    if (eligible.length < snapshot.auditorsPerCheck)
      lacking.push({ supplierId: id, eligible: eligible.length })
    const chosen = eligible
      .map((auditorId) => ({
        id: auditorId,
        load: load.get(auditorId) ?? 0,
        lot: hashOf(auditorLot(seed, id, auditorId)),
      }))
      .sort((a, b) => a.load - b.load || byLot(a, b))
      .slice(0, snapshot.auditorsPerCheck)
    for (const auditor of chosen) load.set(auditor.id, auditor.load + 1)
    return { supplierId: id, riskClass, auditorIds: chosen.map((auditor) => auditor.id) }
  })
  return lacking.length > 0 ? { ok: false, lacking } : { ok: true, checks, strata }
}

/** Lowest lot first; equal ones, which only a broken hash gives, by id. */
export const byLot = (a: { lot: string; id: string }, b: { lot: string; id: string }) =>
  a.lot < b.lot ? -1 : a.lot > b.lot ? 1 : a.id < b.id ? -1 : 1

/** Auditors without a conflict of interest with this supplier. */
export function eligibleAuditors(snapshot: DrawSnapshot, supplierId: string): string[] {
  const conflicted = new Set(
    snapshot.conflicts.filter((one) => one.supplierId === supplierId).map((one) => one.auditorId),
  )
  return snapshot.auditors.map(({ id }) => id).filter((id) => !conflicted.has(id))
}
