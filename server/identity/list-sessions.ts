import { z } from 'zod'
import { defineUseCase } from '#server/use-case/define.ts'
import { sessionHandle } from './session-handle.ts'

/** Where one is signed in, the latest first. `handle` names a session without opening it. */
export const listSessions = defineUseCase({
  name: 'identity.listSessions',
  kind: 'read',
  permission: 'session',
  as: 'identity',
  input: z.object({}),
  output: z.object({
    sessions: z.array(
      z.object({
        handle: z.string(),
        current: z.boolean(),
        userAgent: z.string().nullable(),
        address: z.string().nullable(),
        createdAt: z.string(),
        seenAt: z.string(),
      }),
    ),
  }),
  async run({ db, actor, now, sessionId }) {
    const rows = await db
      .selectFrom('userSession')
      .select(['id', 'userAgent', 'address', 'createdAt', 'seenAt'])
      .where('userId', '=', actor.userId)
      .where('expiresAt', '>', now.toISOString())
      .orderBy('seenAt', 'desc')
      .limit(100)
      .execute()
    const sessions = rows.map(({ id, ...row }) => ({
      handle: sessionHandle(id),
      current: id === sessionId,
      ...row,
    }))
    return { sessions: sessions.sort((a, b) => Number(b.current) - Number(a.current)) }
  },
})
