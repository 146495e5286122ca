import { z } from 'zod'
import { mayAsk } from '#core/identity/permission.ts'
import { defineUseCase, type UseCaseContext } from '#server/use-case/define.ts'
import { AppError } from '#server/use-case/errors.ts'
import { renewInvitation } from './invitation.ts'
import { inviteMember } from './invite-member.ts'
import { qrSvg } from './qr-svg.ts'

/** Sends an open or expired invitation again, with a new link. The link sent before is void. */
export const resendInvitation = defineUseCase({
  name: 'identity.resendInvitation',
  kind: 'write',
  permission: 'organization:invite',
  input: z.object({ invitationId: z.uuid() }),
  output: inviteMember.output,
  async run(context, { invitationId }) {
    await demandInviter(context, invitationId)
    const invitation = await renewInvitation(context, invitationId)
    context.emit.changed('identity', [context.actor.orgId])
    return { ...invitation, qr: await qrSvg(invitation.link) }
  },
})

/** Whoever could not send an invitation may not send it again or take it back either. */
export async function demandInviter(
  { db, actor }: UseCaseContext<'organization:invite'>,
  invitationId: string,
): Promise<void> {
  const found = await db
    .selectFrom('invitation')
    .select('subjectOrgId')
    .where('chainId', '=', actor.chainId)
    .where('id', '=', invitationId)
    .where('issuerOrgId', '=', actor.orgId)
    .executeTakeFirst()
  if (!found) throw new AppError('not-found')
  const colleague = found.subjectOrgId === actor.orgId
  if (!mayAsk(actor, colleague ? 'organization:manage' : 'supplier:manage')) throw new AppError('forbidden')
}
