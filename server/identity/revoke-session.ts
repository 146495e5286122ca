import { z } from 'zod'
import { defineUseCase } from '#server/use-case/define.ts'
import { AppError } from '#server/use-case/errors.ts'
import { sessionHandle, sessionHandleInput } from './session-handle.ts'

/** Ends one of one's own sessions: the lost phone, the borrowed computer. */
export const revokeSession = defineUseCase({
  name: 'identity.revokeSession',
  kind: 'write',
  permission: 'session',
  as: 'identity',
  input: z.object({ handle: sessionHandleInput }),
  output: z.object({}),
  async run({ db, actor }, { handle }) {
    const own = await db.selectFrom('userSession').select('id').where('userId', '=', actor.userId).execute()
    const session = own.find(({ id }) => sessionHandle(id) === handle)
    if (!session) throw new AppError('not-found')
    await db.deleteFrom('userSession').where('id', '=', session.id).execute()
    return {}
  },
})
