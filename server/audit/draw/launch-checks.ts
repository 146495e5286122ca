import { z } from 'zod'
import { defineUseCase } from '#server/use-case/define.ts'
import { launchAudit } from '../launch-audit.ts'
import { checksOf } from './check-of.ts'
import { findDraw, mustBe } from './find-draw.ts'

/**
 * Launches the unannounced audits of a draw, each led by the first auditor drawn for it. A supplier that has an audit
 * on the same version open waits: repeating launches the rest.
 */
export const launchChecks = defineUseCase({
  name: 'audit.launchChecks',
  kind: 'write',
  permission: 'audit:launch',
  input: z.object({ drawId: z.uuid() }),
  output: z.object({ launched: z.int(), waiting: z.int() }),
  async run(context, { drawId }) {
    const { db, actor, emit } = context
    const found = await findDraw(db, actor, drawId, 'update')
    mustBe(found, 'drawn')
    const waiting = (await checksOf(db, actor, drawId).execute()).filter(({ auditId }) => auditId === null)
    if (waiting.length === 0) return { launched: 0, waiting: 0 }
    const { suppliers } = await launchAudit.run(context, {
      versionId: found.standardVersionId,
      supplierIds: waiting.map(({ subjectOrgId }) => subjectOrgId),
      title: found.title,
      dueOn: found.dueOn,
      scope: [],
      message: '',
    })
    let launched = 0
    for (const check of waiting) {
      const audit = suppliers.find(({ orgId }) => orgId === check.subjectOrgId)!
      if (audit.outcome === 'skipped') continue
      launched += 1
      const lead = found.tokens.get(check.auditorTokens[0]!)?.auditorId ?? null
      await db
        .updateTable('randomCheck')
        .set({ auditId: audit.auditId })
        .where('chainId', '=', actor.chainId)
        .where('drawId', '=', drawId)
        .where('subjectOrgId', '=', check.subjectOrgId)
        .execute()
      await db
        .updateTable('audit')
        .set({ leadAuditorId: lead, kind: 'unannounced' })
        .where('chainId', '=', actor.chainId)
        .where('id', '=', audit.auditId)
        .execute()
    }
    emit.changed('draw', [actor.orgId])
    return { launched, waiting: waiting.length - launched }
  },
})
