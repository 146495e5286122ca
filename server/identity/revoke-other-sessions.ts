import { z } from 'zod'
import { defineUseCase } from '#server/use-case/define.ts'

/** Ends all of one's own sessions but this one. */
export const revokeOtherSessions = defineUseCase({
  name: 'identity.revokeOtherSessions',
  kind: 'write',
  permission: 'session',
  as: 'identity',
  input: z.object({}),
  output: z.object({ ended: z.int() }),
  async run({ db, actor, sessionId }) {
    const { numDeletedRows } = await db
      .deleteFrom('userSession')
      .where('userId', '=', actor.userId)
      .where('id', '<>', sessionId ?? '')
      .executeTakeFirst()
    return { ended: Number(numDeletedRows) }
  },
})
