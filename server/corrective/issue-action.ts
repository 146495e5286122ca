import { z } from 'zod'
import { severitySchema } from '#core/corrective/severity-schema.ts'
import { defineUseCase } from '#server/use-case/define.ts'
import { AppError } from '#server/use-case/errors.ts'
import { openCorrectiveAction } from './open-corrective-action.ts'

/**
 * Asks one of the actor's own direct suppliers for a corrective action without an audit: a defect on receipt, a
 * complaint. The chain leader and a tier-1 supplier do the same. An organization that does not supply the actor is
 * not found.
 */
export const issueAction = defineUseCase({
  name: 'corrective.issue',
  kind: 'write',
  permission: 'corrective:issue',
  input: z.object({
    subjectOrgId: z.uuid(),
    severity: severitySchema,
    title: z.string().trim().min(2).max(120),
    description: z.string().trim().min(2).max(4000),
  }),
  output: z.object({
    actionId: z.string(),
    number: z.string(),
    answerDueOn: z.string(),
    dueOn: z.string(),
  }),
  async run(context, { subjectOrgId, ...request }) {
    const { db, actor } = context
    const link = await db
      .selectFrom('supplyLink')
      .select('sharedUp')
      .where('chainId', '=', actor.chainId)
      .where('buyerOrgId', '=', actor.orgId)
      .where('supplierOrgId', '=', subjectOrgId)
      .executeTakeFirst()
    if (!link) throw new AppError('not-found')
    return openCorrectiveAction(context, { ...request, subjectOrgId, sharedUp: link.sharedUp })
  },
})
