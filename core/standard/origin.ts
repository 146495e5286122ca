import { z } from 'zod'
import type { ChangeField } from './change.ts'
import { changeFields } from './change.ts'
import { compareStandards } from './compare.ts'
import type { StandardContent } from './content.ts'

/**
 * Which tier each requirement of a standard comes from. Tier 0 is the chain leader, 1 a tier-1 buyer, and so on. Only
 * what differs from "asked by the leader and left as it is" is kept. Frozen with the version.
 */
export const originsSchema = z.object({
  /** Tier of the standard's owner in its line of adoption. */
  tier: z.number().int().min(0),
  questions: z.record(
    z.string(),
    z.object({
      from: z.number().int().min(0),
      tightened: z.array(z.object({ tier: z.number().int().min(1), fields: z.array(z.enum(changeFields)) })),
    }),
  ),
})
export type Origins = z.infer<typeof originsSchema>

/** The leader's own standard: every requirement is its own. */
export const leaderOrigins: Origins = { tier: 0, questions: {} }

/** Origins of a standard that was adopted from another, which may itself have been adopted. */
export function originsOf(parent: StandardContent, above: Origins, child: StandardContent): Origins {
  const tier = above.tier + 1
  const questions: Origins['questions'] = {}
  const kept = new Set(child.elements.flatMap((element) => element.questions.map(({ id }) => id)))
  for (const [id, origin] of Object.entries(above.questions)) if (kept.has(id)) questions[id] = origin
  const tightened = new Map<string, ChangeField[]>()
  for (const change of compareStandards(parent, child)) {
    if (change.level !== 'question' || change.effect !== 'tighter') continue
    if (change.field === 'presence') questions[change.id] = { from: tier, tightened: [] }
    else tightened.set(change.id, [...(tightened.get(change.id) ?? []), change.field])
  }
  for (const [id, fields] of tightened) {
    const origin = questions[id] ?? { from: 0, tightened: [] }
    questions[id] = { ...origin, tightened: [...origin.tightened, { tier, fields }] }
  }
  return { tier, questions }
}
