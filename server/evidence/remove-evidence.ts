import { z } from 'zod'
import type { AuditState } from '#core/audit/state.ts'
import { canMoveAudit } from '#core/audit/state.ts'
import { type CorrectiveState, canMoveCorrective } from '#core/corrective/state.ts'
import { defineUseCase } from '#server/use-case/define.ts'
import { AppError } from '#server/use-case/errors.ts'

/** Takes back an own file before it was handed in. What the other side has received stays. */
export const removeEvidence = defineUseCase({
  name: 'evidence.removeEvidence',
  kind: 'write',
  permission: 'audit:answer',
  input: z.object({ evidenceId: z.uuid() }),
  output: z.object({ evidenceId: z.uuid() }),
  async run({ db, actor, emit }, { evidenceId }) {
    const { chainId } = actor
    const file = await db
      .selectFrom('evidence as e')
      .leftJoin('audit as a', (join) => join.on('a.chainId', '=', chainId).onRef('a.id', '=', 'e.auditId'))
      .leftJoin('correctiveAction as c', (join) =>
        join.on('c.chainId', '=', chainId).onRef('c.id', '=', 'e.actionId'),
      )
      .select([
        'e.orgId',
        'e.auditId',
        'e.actionId',
        'e.issuerOrgId',
        'e.subjectOrgId',
        'e.createdAt',
        'a.state as auditState',
        'a.submittedAt',
        'c.state as actionState',
        'c.answeredAt',
      ])
      .where('e.chainId', '=', chainId)
      .where('e.id', '=', evidenceId)
      .executeTakeFirst()
    if (!file) throw new AppError('not-found')
    if (file.orgId !== actor.orgId) throw new AppError('forbidden')
    const open =
      file.auditState !== null
        ? canMoveAudit(file.auditState as AuditState, 'answer', 'subject').ok
        : canMoveCorrective(file.actionState as CorrectiveState, 'answer', 'subject').ok
    const handedIn = file.submittedAt ?? file.answeredAt
    if (!open || (handedIn !== null && file.createdAt <= handedIn)) {
      throw new AppError('not-allowed-now', {
        reason: { zh: '已提交的证据不能删除。', en: 'Evidence that was handed in cannot be removed.' },
      })
    }
    await db.deleteFrom('evidence').where('chainId', '=', chainId).where('id', '=', evidenceId).execute()
    const topic = file.auditId ? `answer:${file.auditId}` : `corrective:${file.actionId}`
    emit.changed(topic, [file.issuerOrgId, file.subjectOrgId])
    return { evidenceId }
  },
})
