import { z } from 'zod'
import { defineUseCase } from '#server/use-case/define.ts'
import { movedAction } from './action-views.ts'
import { findAction } from './find-action.ts'
import { moveAction } from './move-action.ts'

/** Closes a verified action. Whether that was in time is read against the original due day (domain §3.4). */
export const closeAction = defineUseCase({
  name: 'corrective.close',
  kind: 'write',
  permission: 'corrective:decide',
  input: z.object({ actionId: z.uuid(), revision: z.int() }),
  output: movedAction,
  async run(context, { actionId, revision }) {
    const { db, actor, now } = context
    const action = await findAction(db, actor, actionId, { lock: true })
    return moveAction(context, action, {
      event: 'close',
      revision,
      set: { closedAt: now.toISOString(), closedBy: actor.userId },
      mail: {
        subject: { zh: `整改已关闭：${action.number}`, en: `Closed: corrective action ${action.number}` },
        body: { zh: `“${action.title}”已关闭。`, en: `“${action.title}” is closed.` },
      },
    })
  },
})
