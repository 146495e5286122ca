import { z } from 'zod'
import { mailOrganization } from '#server/notify/mail-organization.ts'
import { defineUseCase } from '#server/use-case/define.ts'
import { findAudit, nextState } from './find-audit.ts'

/** Gives a submitted self-assessment back to the supplier with the reason. The auditor's own scores stay. */
export const returnAudit = defineUseCase({
  name: 'audit.return',
  kind: 'write',
  permission: 'audit:score',
  input: z.object({ auditId: z.uuid(), reason: z.string().trim().min(2).max(1000) }),
  output: z.object({ auditId: z.uuid(), state: z.string() }),
  async run(context, { auditId, reason }) {
    const { db, actor, now, emit } = context
    const audit = await findAudit(db, actor, auditId, 'update')
    const state = nextState(audit, 'return')
    await db
      .updateTable('audit')
      .set({ state, returnedAt: now.toISOString(), returnReason: reason })
      .where('chainId', '=', actor.chainId)
      .where('id', '=', auditId)
      .execute()
    await mailOrganization(context, audit.subjectOrgId, {
      kind: 'audit.returned',
      subject: {
        zh: `自评已退回，请补充：${audit.title}`,
        en: `Self-assessment given back: ${audit.title}`,
      },
      body: {
        zh: `审核 ${audit.number} 的自评已退回。原因：${reason}`,
        en: `The self-assessment of audit ${audit.number} was given back. Reason: ${reason}`,
      },
      link: `/supply/audits/${auditId}/answer`,
    })
    emit.stale(audit.subjectOrgId, 'audit-returned')
    emit.changed(`audit:${auditId}`, [audit.issuerOrgId, audit.subjectOrgId])
    return { auditId, state }
  },
})
