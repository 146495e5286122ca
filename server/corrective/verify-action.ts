import { z } from 'zod'
import { defineUseCase } from '#server/use-case/define.ts'
import { movedAction } from './action-views.ts'
import { findAction } from './find-action.ts'
import { moveAction } from './move-action.ts'

/** Records that the actions work, and what was checked to know it. What does not work is sent back instead. */
export const verifyAction = defineUseCase({
  name: 'corrective.verify',
  kind: 'write',
  permission: 'corrective:decide',
  input: z.object({
    actionId: z.uuid(),
    verification: z.string().trim().min(2).max(2000),
    revision: z.int(),
  }),
  output: movedAction,
  async run(context, { actionId, verification, revision }) {
    const { db, actor } = context
    const action = await findAction(db, actor, actionId, { lock: true })
    return moveAction(context, action, {
      event: 'verify',
      revision,
      set: { verification },
      note: verification,
      mail: {
        subject: {
          zh: `整改已验证有效：${action.number}`,
          en: `Verified: corrective action ${action.number}`,
        },
        body: {
          zh: `“${action.title}”的措施已验证有效。验证内容：${verification}`,
          en: `The action on “${action.title}” was verified as effective. Checked: ${verification}`,
        },
      },
    })
  },
})
