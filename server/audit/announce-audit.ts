import { sql } from 'kysely'
import type { PartyActor } from '#core/identity/actor.ts'
import { parseLoginName } from '#core/identity/login-name.ts'
import { createInvitation } from '#server/identity/invitation.ts'
import { mailOrganization } from '#server/notify/mail-organization.ts'
import type { UseCaseContext } from '#server/use-case/define.ts'

export const announcements = ['mailed', 'invited', 'unreachable', 'skipped'] as const
export type Announcement = (typeof announcements)[number]

export type Contact = {
  orgId: string
  name: string
  contactName: string | null
  contactMobile: string | null
  contactEmail: string | null
}

/**
 * Tells a supplier of its audit: by mail to its people, or by an invitation to its contact when it has none. An
 * invitation to a mobile number is not mailed; its link (also as a QR code) is handed over by a person.
 */
export async function announceAudit(
  context: UseCaseContext & { actor: PartyActor },
  supplier: Contact,
  audit: { id: string; number: string; title: string; dueOn: string; message: string },
): Promise<{ outcome: Exclude<Announcement, 'skipped'>; link: string | null }> {
  const link = `/supply/audits/${audit.id}/answer`
  const { rows } = await sql<{ any: boolean }>`select has_people(${supplier.orgId}) as any`.execute(
    context.db,
  )
  if (!rows[0]?.any) {
    const login = [supplier.contactEmail, supplier.contactMobile].find((one) => one && parseLoginName(one))
    if (!login) return { outcome: 'unreachable', link: null }
    const invitation = await createInvitation(context, {
      subjectOrgId: supplier.orgId,
      name: supplier.contactName || supplier.name,
      login,
      role: 'admin',
      landing: link,
    })
    return { outcome: 'invited', link: invitation.mailed ? null : invitation.link }
  }
  const own = audit.message ? `\n\n${audit.message}` : ''
  const mailed = await mailOrganization(context, supplier.orgId, {
    kind: 'audit.launched',
    subject: {
      zh: `请完成审核自评：${audit.title}（${audit.dueOn} 前）`,
      en: `Please answer the audit: ${audit.title} (by ${audit.dueOn})`,
    },
    body: {
      zh: `您收到审核 ${audit.number}「${audit.title}」，请在 ${audit.dueOn} 前用手机或电脑完成自评并提交。答案随答随存，可随时中断。${own}`,
      en: `You have received audit ${audit.number}, "${audit.title}". Please answer and submit it by ${audit.dueOn}, on a phone or a computer. Every answer is saved as it is given.${own}`,
    },
    link,
  })
  return { outcome: mailed > 0 ? 'mailed' : 'unreachable', link: null }
}
