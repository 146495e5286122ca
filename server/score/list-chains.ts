import { z } from 'zod'
import { defineUseCase } from '#server/use-case/define.ts'

/** Every chain of this installation, for work that goes through all of them one by one. */
export const listChains = defineUseCase({
  name: 'score.listChains',
  kind: 'read',
  permission: 'system',
  exposed: false,
  input: z.object({}),
  output: z.object({ chainIds: z.array(z.uuid()) }),
  async run({ db }) {
    const chains = await db.selectFrom('chain').select('id').orderBy('id').execute()
    return { chainIds: chains.map(({ id }) => id) }
  },
})
