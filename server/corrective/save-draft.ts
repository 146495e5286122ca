import { z } from 'zod'
import { defineUseCase } from '#server/use-case/define.ts'
import { AppError } from '#server/use-case/errors.ts'
import { answerFields } from './action-views.ts'
import { findAction, nextState } from './find-action.ts'

/**
 * Keeps an answer as it is typed; the issuer does not see it before it is sent. `revision` is the draft's that was
 * changed (0: there was none); a draft that somebody else saved meanwhile is a conflict and stays.
 */
export const saveDraft = defineUseCase({
  name: 'corrective.saveDraft',
  kind: 'write',
  permission: 'corrective:answer',
  input: z.object({ actionId: z.uuid(), ...answerFields, revision: z.int().min(0) }),
  output: z.object({ revision: z.int(), savedAt: z.string() }),
  async run({ db, actor, now }, { actionId, revision, ...answer }) {
    const found = await findAction(db, actor, actionId, { lock: true })
    nextState(found, 'answer')
    const { chainId } = actor
    const row = { ...answer, updatedBy: actor.userId, updatedAt: now.toISOString() }
    if (revision === 0) {
      await db
        .insertInto('correctiveDraft')
        .values({ ...row, chainId, actionId, subjectOrgId: actor.orgId })
        .execute()
    } else {
      const { numUpdatedRows } = await db
        .updateTable('correctiveDraft')
        .set({ ...row, revision: revision + 1 })
        .where('chainId', '=', chainId)
        .where('actionId', '=', actionId)
        .where('revision', '=', revision)
        .executeTakeFirst()
      if (numUpdatedRows === 0n) throw new AppError('conflict')
    }
    return { revision: revision + 1, savedAt: row.updatedAt }
  },
})
