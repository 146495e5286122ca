import { z } from 'zod'
import { defineUseCase } from '#server/use-case/define.ts'

const count = z.int().min(0)

/**
 * How much waits for the actor's organization, for the navigation: audits and corrective actions to answer (as the
 * supplier), and to judge (as the buyer).
 */
export const countTasks = defineUseCase({
  name: 'organization.countTasks',
  kind: 'read',
  permission: 'organization:read',
  input: z.object({}),
  output: z.object({
    auditsToAnswer: count,
    auditsToReview: count,
    actionsToAnswer: count,
    actionsToJudge: count,
  }),
  async run({ db, actor: { chainId, orgId } }) {
    const audits = await db
      .selectFrom('audit')
      .select(({ fn }) => [
        fn
          .countAll<number>()
          .filterWhere('subjectOrgId', '=', orgId)
          .filterWhere('state', 'in', ['launched', 'answering'])
          .as('toAnswer'),
        fn
          .countAll<number>()
          .filterWhere('issuerOrgId', '=', orgId)
          .filterWhere('state', 'in', ['submitted', 'reviewing'])
          .as('toReview'),
      ])
      .where('chainId', '=', chainId)
      .where('state', 'in', ['launched', 'answering', 'submitted', 'reviewing'])
      .executeTakeFirstOrThrow()
    const actions = await db
      .selectFrom('correctiveAction')
      .select(({ fn }) => [
        fn
          .countAll<number>()
          .filterWhere('subjectOrgId', '=', orgId)
          .filterWhere('state', 'in', ['issued', 'sent-back'])
          .as('toAnswer'),
        fn
          .countAll<number>()
          .filterWhere('issuerOrgId', '=', orgId)
          .filterWhere('state', 'in', ['answered', 'accepted', 'verified'])
          .as('toJudge'),
      ])
      .where('chainId', '=', chainId)
      .where('state', 'in', ['issued', 'sent-back', 'answered', 'accepted', 'verified'])
      .executeTakeFirstOrThrow()
    return {
      auditsToAnswer: audits.toAnswer,
      auditsToReview: audits.toReview,
      actionsToAnswer: actions.toAnswer,
      actionsToJudge: actions.toJudge,
    }
  },
})
