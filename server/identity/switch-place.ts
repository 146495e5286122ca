import { z } from 'zod'
import { defineUseCase } from '#server/use-case/define.ts'
import { AppError } from '#server/use-case/errors.ts'

/** Opens another of the person's own organizations, in a chain in which it takes part. */
export const switchPlace = defineUseCase({
  name: 'identity.switchPlace',
  kind: 'write',
  permission: 'session',
  as: 'identity',
  input: z.object({ orgId: z.uuid(), chainId: z.uuid() }),
  output: z.object({}),
  async run({ db, actor, sessionId }, { orgId, chainId }) {
    const place = await db
      .selectFrom('membership as m')
      .innerJoin('chainMember as c', 'c.orgId', 'm.orgId')
      .select('m.orgId')
      .where('m.userId', '=', actor.userId)
      .where('m.orgId', '=', orgId)
      .where('c.chainId', '=', chainId)
      .where('c.role', 'in', ['leader', 'supplier', 'committee'])
      .where('c.status', '<>', 'suspended')
      .executeTakeFirst()
    if (!place) throw new AppError('not-found')
    await db
      .updateTable('userSession')
      .set({ orgId, chainId })
      .where('id', '=', sessionId ?? '')
      .where('userId', '=', actor.userId)
      .execute()
    return {}
  },
})
