import { z } from 'zod'
import { mailOrganization } from '#server/notify/mail-organization.ts'
import { defineUseCase } from '#server/use-case/define.ts'
import { findAudit, nextState } from './find-audit.ts'

/** Calls an audit off, with the reason. What was answered stays on record; a signed audit cannot be cancelled. */
export const cancelAudit = defineUseCase({
  name: 'audit.cancel',
  kind: 'write',
  permission: 'audit:launch',
  input: z.object({ auditId: z.uuid(), reason: z.string().trim().min(2).max(1000) }),
  output: z.object({ auditId: z.uuid(), state: z.string() }),
  async run(context, { auditId, reason }) {
    const { db, actor, now, emit } = context
    const audit = await findAudit(db, actor, auditId, 'update')
    const state = nextState(audit, 'cancel')
    await db
      .updateTable('audit')
      .set({ state, cancelledAt: now.toISOString(), cancelReason: reason })
      .where('chainId', '=', actor.chainId)
      .where('id', '=', auditId)
      .execute()
    await mailOrganization(context, audit.subjectOrgId, {
      kind: 'audit.cancelled',
      subject: { zh: `审核已取消：${audit.title}`, en: `Audit cancelled: ${audit.title}` },
      body: {
        zh: `审核 ${audit.number} 已取消，无需再作答。原因：${reason}`,
        en: `Audit ${audit.number} is cancelled; nothing more is asked of you. Reason: ${reason}`,
      },
      link: `/supply/audits/${auditId}`,
    })
    emit.stale(audit.subjectOrgId, 'audit-cancelled')
    emit.changed(`audit:${auditId}`, [audit.issuerOrgId, audit.subjectOrgId])
    return { auditId, state }
  },
})
