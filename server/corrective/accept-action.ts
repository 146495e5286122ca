import { z } from 'zod'
import { defineUseCase } from '#server/use-case/define.ts'
import { movedAction } from './action-views.ts'
import { findAction } from './find-action.ts'
import { moveAction } from './move-action.ts'

/** Accepts an answer: the actions it names are to be carried out and will be verified. */
export const acceptAction = defineUseCase({
  name: 'corrective.accept',
  kind: 'write',
  permission: 'corrective:decide',
  input: z.object({ actionId: z.uuid(), revision: z.int() }),
  output: movedAction,
  async run(context, { actionId, revision }) {
    const { db, actor, now } = context
    const action = await findAction(db, actor, actionId, { lock: true })
    return moveAction(context, action, {
      event: 'accept',
      revision,
      set: { acceptedAt: now.toISOString(), acceptedBy: actor.userId },
      mail: {
        subject: {
          zh: `整改答复已接受：${action.number}`,
          en: `Accepted: corrective action ${action.number}`,
        },
        body: {
          zh: `“${action.title}”的答复已接受。请落实措施，需方将验证有效性。`,
          en: `The answer to “${action.title}” is accepted. Please carry it out; its effect will be verified.`,
        },
      },
    })
  },
})
