import { z } from 'zod'
import { defineUseCase } from '#server/use-case/define.ts'

/** Ends the session of this browser. Nothing to end is no error. */
export const signOut = defineUseCase({
  name: 'identity.signOut',
  kind: 'write',
  permission: 'public',
  as: 'identity',
  input: z.object({}),
  output: z.object({}),
  async run({ db, sessionId }) {
    if (sessionId) await db.deleteFrom('userSession').where('id', '=', sessionId).execute()
    return {}
  },
})
