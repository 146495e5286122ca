import { z } from 'zod'
import { defineUseCase } from '#server/use-case/define.ts'
import { findDraw, mustBe } from './find-draw.ts'

/** Gives up a prepared draw, with the reason. It stays on the list, so that nobody prepares until the lots please. */
export const cancelDraw = defineUseCase({
  name: 'audit.cancelDraw',
  kind: 'write',
  permission: 'audit:launch',
  input: z.object({ drawId: z.uuid(), reason: z.string().trim().min(2).max(500) }),
  output: z.object({}),
  async run({ db, actor, now, emit }, { drawId, reason }) {
    mustBe(await findDraw(db, actor, drawId, 'update'), 'prepared')
    await db
      .updateTable('randomDraw')
      .set({ status: 'cancelled', cancelReason: reason, cancelledAt: now, cancelledBy: actor.userId })
      .where('chainId', '=', actor.chainId)
      .where('id', '=', drawId)
      .execute()
    emit.changed('draw', [actor.orgId])
    return {}
  },
})
