import { z } from 'zod'
import { defineUseCase } from '#server/use-case/define.ts'

export const personName = z.string().trim().min(1).max(60)

/** How a person is called in the product. */
export const changeName = defineUseCase({
  name: 'identity.changeName',
  kind: 'write',
  permission: 'session',
  as: 'identity',
  input: z.object({ name: personName }),
  output: z.object({}),
  async run({ db, actor }, { name }) {
    await db.updateTable('userAccount').set({ name }).where('id', '=', actor.userId).execute()
    return {}
  },
})
