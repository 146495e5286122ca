import { z } from 'zod'
import { defineUseCase } from '#server/use-case/define.ts'

/** Whether standards of this organization must be published by somebody else than who wrote them. */
export const setFourEyes = defineUseCase({
  name: 'standard.setFourEyes',
  kind: 'write',
  permission: 'organization:manage',
  input: z.object({ fourEyes: z.boolean() }),
  output: z.object({ fourEyes: z.boolean() }),
  async run({ db, actor, emit }, { fourEyes }) {
    await db
      .insertInto('standardPolicy')
      .values({ chainId: actor.chainId, orgId: actor.orgId, fourEyes })
      .onConflict((conflict) => conflict.columns(['chainId', 'orgId']).doUpdateSet({ fourEyes }))
      .execute()
    emit.changed('standard', [actor.orgId])
    return { fourEyes }
  },
})
