import { z } from 'zod'
import { defineUseCase } from '#server/use-case/define.ts'
import { AppError } from '#server/use-case/errors.ts'
import { demandInviter } from './resend-invitation.ts'

/** Takes back an invitation that nobody accepted yet. */
export const revokeInvitation = defineUseCase({
  name: 'identity.revokeInvitation',
  kind: 'write',
  permission: 'organization:invite',
  input: z.object({ invitationId: z.uuid() }),
  output: z.object({}),
  async run(context, { invitationId }) {
    const { db, actor, now, emit } = context
    await demandInviter(context, invitationId)
    const { numUpdatedRows } = await db
      .updateTable('invitation')
      .set({ revokedAt: now })
      .where('chainId', '=', actor.chainId)
      .where('id', '=', invitationId)
      .where('issuerOrgId', '=', actor.orgId)
      .where('acceptedAt', 'is', null)
      .where('revokedAt', 'is', null)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) {
      throw new AppError('not-allowed-now', {
        reason: { zh: '该邀请已被接受或撤回。', en: 'It was accepted or taken back already.' },
      })
    }
    emit.changed('identity', [actor.orgId])
    return {}
  },
})
