import type { DrawSnapshot } from './draw.ts'
import { auditorLot, byLot, type DrawnCheck, eligibleAuditors } from './draw.ts'

/**
 * Who takes the place of an auditor that stands back from a check: of those who may audit the supplier, are not in
 * the check and did not stand back from it before, the lowest lot. Other checks stay as they were drawn. Null when
 * nobody is left.
 */
export function replacementFor(
  snapshot: DrawSnapshot,
  seed: string,
  hashOf: (text: string) => string,
  { supplierId, auditorIds }: DrawnCheck,
  recused: readonly string[],
): string | null {
  const lots = eligibleAuditors(snapshot, supplierId)
    .filter((id) => !auditorIds.includes(id) && !recused.includes(id))
    .map((id) => ({ id, lot: hashOf(auditorLot(seed, supplierId, id)) }))
    .sort(byLot)
  return lots[0]?.id ?? null
}
