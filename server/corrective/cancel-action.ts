import { z } from 'zod'
import { defineUseCase } from '#server/use-case/define.ts'
import { movedAction } from './action-views.ts'
import { findAction } from './find-action.ts'
import { moveAction } from './move-action.ts'

/** Withdraws a request with the reason: issued by mistake, or the part is no longer bought. It counts against nobody. */
export const cancelAction = defineUseCase({
  name: 'corrective.cancel',
  kind: 'write',
  permission: 'corrective:decide',
  input: z.object({ actionId: z.uuid(), reason: z.string().trim().min(2).max(2000), revision: z.int() }),
  output: movedAction,
  async run(context, { actionId, reason, revision }) {
    const { db, actor } = context
    const action = await findAction(db, actor, actionId, { lock: true })
    return moveAction(context, action, {
      event: 'cancel',
      revision,
      set: {},
      note: reason,
      mail: {
        subject: {
          zh: `整改要求已取消：${action.number}`,
          en: `Cancelled: corrective action ${action.number}`,
        },
        body: {
          zh: `“${action.title}”已取消，不再需要答复。原因：${reason}`,
          en: `“${action.title}” is cancelled and needs no answer. Reason: ${reason}`,
        },
      },
    })
  },
})
