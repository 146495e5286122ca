import { z } from 'zod'
import { chainRatesSchema } from '#core/digital/rates.ts'

const id = z.string()
const count = z.number().int().min(0)
const points = z.number().min(0).max(100)
const share = z.number().min(0).max(1)
const tier = z.number().int().min(0).nullable()

const tierHealthSchema = z.object({
  /** Null: no buyers lead up to the leader. */
  tier,
  /** All members of the tier, hidden ones too. */
  members: count,
  /** The numbers below leave the hidden members out, because they are too few to hide in a group. */
  suppressed: z.boolean(),
  /** Members with an own score, and its mean; null without any. */
  rated: count,
  mean: points.nullable(),
  /** Lowest own score among visible members. */
  worst: z.object({ organizationId: id, own: points }).nullable(),
  /** Members by grade, in the order of the policy's bands; `grade` null: 未评级. */
  byGrade: z.array(z.object({ grade: z.string().nullable(), members: count })),
})
export type TierHealth = z.infer<typeof tierHealthSchema>

const adoptionSchema = z.object({
  /** The standard version most suppliers are audited under; null when there is no audit. */
  standardVersionId: id.nullable(),
  /** n/N: suppliers with a valid audit under it / all suppliers; hidden ones left out when they are too few. */
  adopted: count,
  suppliers: count,
  rate: z.number().min(0).max(100).nullable(),
  suppressed: z.boolean(),
})

/** Work under way between visible organizations: what moves before a score does. */
export const chainWorkSchema = z.object({
  auditsAnswering: count,
  auditsSubmitted: count,
  /** In the last twelve months. */
  auditsSigned: count,
  actionsOpen: count,
  actionsOverdue: count,
})
export type ChainWork = z.infer<typeof chainWorkSchema>

/** State of a whole chain on a day, as it is stored; names no organization that may not be shown. */
export const chainHealthSchema = z.object({
  asOf: z.iso.date(),
  policyVersion: z.number().int(),
  /** Rolled score of the leader, unrounded; null without any data. */
  score: points.nullable(),
  /** Null: 未评级. */
  grade: z.string().nullable(),
  /** Share of the score that rests on scores that exist; for a leader without an own score, that of its suppliers. */
  coverage: share,
  members: count,
  rated: count,
  /** Tier by tier, the leader first, unconnected organizations last. */
  tiers: z.array(tierHealthSchema),
  /** Circular supplies (循环供应) whose members may all be shown, and how many there are beside. */
  cycles: z.array(z.object({ members: z.array(id), round: z.array(id) })),
  hiddenCycles: count,
  /** Visible suppliers by the points they cost the chain. */
  weakest: z.array(
    z.object({
      organizationId: id,
      tier,
      own: points,
      grade: z.string().nullable(),
      influence: share,
      loss: points,
    }),
  ),
  /** What hidden suppliers cost together; null when there are fewer than three of them with a score. */
  hiddenLoss: z.object({ suppliers: count, loss: points }).nullable(),
  bottleneck: z.array(
    z.object({ organizationId: id, tier: count, own: points.nullable(), share, loss: points }),
  ),
  /** 同标同质. */
  adoption: adoptionSchema,
  digital: chainRatesSchema.nullable(),
  /** Null where it was not counted at the time. */
  work: chainWorkSchema.nullable(),
})
export type ChainHealth = z.infer<typeof chainHealthSchema>
