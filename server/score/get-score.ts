import { z } from 'zod'
import { adviseScore } from '#core/score/advice.ts'
import { organizationScoreSchema } from '#core/score/result.ts'
import { scoreReasonText } from '#core/score/words.ts'
import { defineUseCase } from '#server/use-case/define.ts'
import { AppError } from '#server/use-case/errors.ts'

const input = z.object({
  kind: z.string(),
  id: z.string(),
  status: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
})

/**
 * A score explained: components with their input rows, weights, caps, and the rule that decided the grade. Of another
 * organization only the leader sees it, and only where the organization is visible.
 */
export const getScore = defineUseCase({
  name: 'score.getScore',
  kind: 'read',
  permission: 'score:explain',
  input: z.object({ orgId: z.uuid().optional() }),
  output: z.object({
    orgId: z.string(),
    name: z.string(),
    tier: z.int().nullable(),
    /** Null until the first facts are in. */
    current: z
      .object({
        version: z.int(),
        asOf: z.string(),
        recordedAt: z.string(),
        policyVersion: z.int(),
        own: z.number().nullable(),
        ownCoverage: z.number(),
        rolled: z.number().nullable(),
        rolledCoverage: z.number(),
        grade: z.string().nullable(),
        deciding: z.string(),
        components: z.array(
          z.object({
            key: z.string(),
            label: z.string(),
            points: z.number().nullable(),
            weight: z.number(),
            effectiveWeight: z.number(),
            note: z.string(),
            inputs: z.array(input),
          }),
        ),
        caps: z.array(
          z.object({ id: z.string(), label: z.string(), atMost: z.string(), lowers: z.boolean() }),
        ),
        advice: z.array(z.object({ componentKey: z.string(), gain: z.number(), words: z.string() })),
      })
      .nullable(),
    history: z.array(
      z.object({
        on: z.string(),
        own: z.number().nullable(),
        rolled: z.number().nullable(),
        grade: z.string().nullable(),
      }),
    ),
  }),
  async run({ db, actor, locale }, { orgId = actor.orgId }) {
    const { chainId } = actor
    const member = await db
      .selectFrom('chainMember as m')
      .innerJoin('organization as o', 'o.id', 'm.orgId')
      .select(['m.orgId', 'o.name', 'm.tier'])
      .where('m.chainId', '=', chainId)
      .where('m.orgId', '=', orgId)
      .executeTakeFirst()
    if (!member || (actor.kind === 'supplier' && orgId !== actor.orgId)) throw new AppError('not-found')
    const versions = await db
      .selectFrom('organizationScore')
      .selectAll()
      .where('chainId', '=', chainId)
      .where('orgId', '=', orgId)
      .orderBy('version')
      .execute()
    const latest = versions.find(({ validTo }) => validTo === null)
    const explanation =
      latest &&
      (await db
        .selectFrom('scoreExplanation')
        .select('content')
        .where('chainId', '=', chainId)
        .where('orgId', '=', orgId)
        .where('version', '=', latest.version)
        .executeTakeFirst())
    const score = explanation && organizationScoreSchema.parse(explanation.content)
    return {
      ...member,
      current:
        latest && score
          ? {
              ...latest,
              deciding: scoreReasonText(score.deciding)[locale],
              components: score.components.map((component) => ({
                ...component,
                label: component.label[locale],
                note: scoreReasonText(component.note)[locale],
              })),
              caps: score.caps.map((cap) => ({ ...cap, label: cap.label[locale] })),
              advice: adviseScore(score).map((one) => ({ ...one, words: one.words[locale] })),
            }
          : null,
      history: versions.map(({ validFrom, own, rolled, grade }) => ({ on: validFrom, own, rolled, grade })),
    }
  },
})
