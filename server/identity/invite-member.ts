import { z } from 'zod'
import { membershipRoles } from '#core/identity/actor.ts'
import { parseLoginName } from '#core/identity/login-name.ts'
import { mayAsk } from '#core/identity/permission.ts'
import { defineUseCase } from '#server/use-case/define.ts'
import { AppError } from '#server/use-case/errors.ts'
import { personName } from './change-name.ts'
import { createInvitation } from './invitation.ts'
import { qrSvg } from './qr-svg.ts'

/**
 * Invites a colleague (administrators only), or the first person of a supplier, who becomes its administrator: an
 * organization with people of its own invites the others itself.
 */
export const inviteMember = defineUseCase({
  name: 'identity.inviteMember',
  kind: 'write',
  permission: 'organization:invite',
  input: z.object({
    /** The own organization when absent. */
    orgId: z.uuid().optional(),
    name: personName,
    /** Mail address or mobile number. */
    login: z.string().trim().min(1).max(320),
    role: z.enum(membershipRoles).default('member'),
    landing: z.string().max(500).default('/'),
  }),
  output: z.object({
    invitationId: z.string(),
    link: z.string(),
    /** SVG of a QR code of the link. */
    qr: z.string(),
    mailed: z.boolean(),
    expiresAt: z.string(),
  }),
  async run(context, { orgId, name, login, role, landing }) {
    const { db, actor, emit, locale } = context
    const subjectOrgId = orgId ?? actor.orgId
    const colleague = subjectOrgId === actor.orgId
    if (!mayAsk(actor, colleague ? 'organization:manage' : 'supplier:manage')) throw new AppError('forbidden')
    const known = parseLoginName(login)
    if (!known) {
      const message = {
        zh: '请填写电子邮箱，或 11 位中国大陆手机号。',
        en: 'Enter a mail address or an 11-digit mobile number of mainland China.',
      }[locale]
      throw new AppError('invalid-input', {}, [{ path: 'login', message }])
    }
    const member = await db
      .selectFrom('chainMember')
      .select('status')
      .where('chainId', '=', actor.chainId)
      .where('orgId', '=', subjectOrgId)
      .executeTakeFirst()
    if (!member) throw new AppError('not-found')
    if (colleague) await refuseKnownColleague(context, known.value)
    else if (member.status === 'active') {
      throw new AppError('not-allowed-now', {
        reason: {
          zh: '该单位已启用账号，请由其管理员邀请同事。',
          en: 'This organization already has an account; its administrator invites colleagues.',
        },
      })
    }
    const invitation = await createInvitation(context, {
      subjectOrgId,
      name,
      login: known.value,
      role: colleague ? role : 'admin',
      landing,
    })
    emit.changed('identity', [actor.orgId])
    if (!colleague) emit.changed('supplier', [actor.orgId])
    return { ...invitation, qr: await qrSvg(invitation.link) }
  },
})

async function refuseKnownColleague(
  { db, actor }: Pick<Parameters<typeof inviteMember.run>[0], 'db' | 'actor'>,
  login: string,
): Promise<void> {
  const known = await db
    .selectFrom('membership as m')
    .innerJoin('userAccount as u', 'u.id', 'm.userId')
    .select('u.id')
    .where('m.orgId', '=', actor.orgId)
    .where('u.login', '=', login)
    .executeTakeFirst()
  if (!known) return
  throw new AppError('not-allowed-now', {
    reason: { zh: '该账号已是本单位成员。', en: 'This account already belongs to your organization.' },
  })
}
