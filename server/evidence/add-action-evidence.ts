import { z } from 'zod'
import { type CorrectiveState, canMoveCorrective } from '#core/corrective/state.ts'
import { defineUseCase } from '#server/use-case/define.ts'
import { AppError } from '#server/use-case/errors.ts'
import { evidenceView } from './list-evidence.ts'
import { storeEvidence, uploadedFile } from './store-evidence.ts'

/** Puts a photo or document beside the answer to a corrective action, as long as it may be answered. */
export const addActionEvidence = defineUseCase({
  name: 'evidence.addActionEvidence',
  kind: 'write',
  permission: 'corrective:answer',
  exposed: false,
  input: z.object({ actionId: z.uuid(), ...uploadedFile }),
  output: evidenceView,
  async run(context, { actionId, ...file }) {
    const { db, actor, emit } = context
    const action = await db
      .selectFrom('correctiveAction')
      .select(['state', 'issuerOrgId', 'subjectOrgId', 'sharedUp'])
      .where('chainId', '=', actor.chainId)
      .where('id', '=', actionId)
      .executeTakeFirst()
    if (!action) throw new AppError('not-found')
    const { state, ...parties } = action
    if (parties.subjectOrgId !== actor.orgId) throw new AppError('forbidden')
    if (!canMoveCorrective(state as CorrectiveState, 'answer', 'subject').ok) {
      throw new AppError('not-allowed-now', {
        reason: {
          zh: '该整改要求现在不需要答复。',
          en: 'This corrective action does not wait for an answer.',
        },
      })
    }
    const kept = await storeEvidence(context, file, { ...parties, actionId })
    emit.changed(`corrective:${actionId}`, [parties.issuerOrgId, parties.subjectOrgId])
    return kept
  },
})
