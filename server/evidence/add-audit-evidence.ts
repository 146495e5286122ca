import { z } from 'zod'
import { findAudit, nextState, questionOf } from '#server/audit/find-audit.ts'
import { defineUseCase } from '#server/use-case/define.ts'
import { evidenceView } from './list-evidence.ts'
import { storeEvidence, uploadedFile } from './store-evidence.ts'

/** Puts a photo or document beside an answer of the self-assessment, as long as it may be answered. */
export const addAuditEvidence = defineUseCase({
  name: 'evidence.addAuditEvidence',
  kind: 'write',
  permission: 'audit:answer',
  exposed: false,
  input: z.object({ auditId: z.uuid(), questionId: z.string().max(80).optional(), ...uploadedFile }),
  output: evidenceView,
  async run(context, { auditId, questionId, ...file }) {
    const audit = await findAudit(context.db, context.actor, auditId)
    nextState(audit, 'answer')
    if (questionId) questionOf(audit.content, audit.scope, questionId)
    const { issuerOrgId, subjectOrgId, sharedUp } = audit
    const kept = await storeEvidence(context, file, {
      issuerOrgId,
      subjectOrgId,
      sharedUp,
      auditId,
      questionId: questionId ?? null,
    })
    context.emit.changed(`answer:${auditId}`, [issuerOrgId, subjectOrgId])
    return kept
  },
})
