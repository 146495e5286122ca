import { type DrawSnapshot, draw, lotsOf } from '#core/audit/draw/draw.ts'
import { canonicalJson } from '#core/standard/canonical-json.ts'

export type Told = {
  snapshot: DrawSnapshot
  snapshotHash: string
  seed: string
  seedHash: string
  /** As they were drawn, before anybody stood back. */
  checks: { supplier: string; auditors: string[] }[]
}
export type Step = 'seed' | 'snapshot' | 'suppliers' | 'auditors'

async function sha256(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Draws again in the browser from what is told, and says of each step whether it agrees. */
export async function replay(told: Told): Promise<Record<Step, boolean>> {
  const texts = lotsOf(told.snapshot, told.seed)
  const hashes = new Map(await Promise.all(texts.map(async (text) => [text, await sha256(text)] as const)))
  const again = draw(told.snapshot, told.seed, (text) => hashes.get(text) ?? '')
  const drawn = again.ok ? again.checks : []
  return {
    seed: (await sha256(told.seed)) === told.seedHash,
    snapshot: (await sha256(canonicalJson(told.snapshot))) === told.snapshotHash,
    suppliers:
      again.ok &&
      same(
        drawn.map((one) => [one.supplierId]),
        told.checks.map((one) => [one.supplier]),
      ),
    auditors:
      again.ok &&
      same(
        drawn.map((one) => one.auditorIds),
        told.checks.map((one) => one.auditors),
      ),
  }
}

const same = (a: string[][], b: string[][]) => JSON.stringify(a) === JSON.stringify(b)
