import { z } from 'zod'
import { answerDueAfterSendBack, dayInChina } from '#core/corrective/due-date.ts'
import { defineUseCase } from '#server/use-case/define.ts'
import { movedAction } from './action-views.ts'
import { findAction } from './find-action.ts'
import { moveAction } from './move-action.ts'
import { termsOf } from './terms-of.ts'

/**
 * Sends an answer back with the reason; also what was accepted and did not hold when it was verified. The new answer
 * is due half the original days later (domain §3.1); the closing is never due before it, and what was due originally
 * stays on record.
 */
export const sendBackAction = defineUseCase({
  name: 'corrective.sendBack',
  kind: 'write',
  permission: 'corrective:decide',
  input: z.object({ actionId: z.uuid(), reason: z.string().trim().min(2).max(2000), revision: z.int() }),
  output: movedAction.extend({ answerDueOn: z.string() }),
  async run(context, { actionId, reason, revision }) {
    const { db, actor, now } = context
    const action = await findAction(db, actor, actionId, { lock: true })
    const today = dayInChina(now.toISOString())
    const answerDueOn = answerDueAfterSendBack(action.severity, today, await termsOf(db, action))
    const [, dueOn = action.dueOn] = [answerDueOn, action.dueOn].sort()
    const moved = await moveAction(context, action, {
      event: 'send-back',
      revision,
      set: {
        answerDueOn,
        dueOn,
        sendBackReason: reason,
        sendBackCount: action.sendBackCount + 1,
        acceptedAt: null,
        acceptedBy: null,
      },
      note: reason,
      content: { answerDueOn, closeDueOn: dueOn },
      mail: {
        subject: {
          zh: `整改答复被退回：${action.number}`,
          en: `Sent back: corrective action ${action.number}`,
        },
        body: {
          zh: `“${action.title}”的答复已退回。原因：${reason}\n请在 ${answerDueOn} 前重新答复。`,
          en: `The answer to “${action.title}” was sent back. Reason: ${reason}\nPlease answer again by ${answerDueOn}.`,
        },
      },
    })
    return { ...moved, answerDueOn }
  },
})
