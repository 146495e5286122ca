import { z } from 'zod'
import { defineUseCase } from '#server/use-case/define.ts'
import { AppError } from '#server/use-case/errors.ts'
import { findDraft } from './find-draft.ts'

const draftInput = z.object({ draftId: z.uuid() })
const output = z.object({ draftId: z.string(), status: z.enum(['draft', 'in_review']) })

/** Gives a draft to others to read: from then on nobody changes it until it is sent back, taken back or published. */
export const submitDraft = defineUseCase({
  name: 'standard.submitDraft',
  kind: 'write',
  permission: 'standard:edit',
  input: draftInput,
  output,
  async run({ db, actor, now, emit }, { draftId }) {
    const draft = await findDraft(db, actor, draftId, 'update')
    if (draft.status !== 'draft') throw notInState(draft.status)
    await db
      .updateTable('standardDraft')
      .set({
        status: 'in_review',
        submittedBy: actor.userId,
        submittedAt: now.toISOString(),
        sentBackAt: null,
        sentBackBy: null,
        sentBackReason: null,
      })
      .where('chainId', '=', actor.chainId)
      .where('id', '=', draftId)
      .execute()
    emit.changed(`standard-review:${draftId}`, [actor.orgId])
    return { draftId, status: 'in_review' as const }
  },
})

/** Ends the review without publishing: by a reviewer with a reason, or by the writers, who want to go on. */
export const returnDraft = defineUseCase({
  name: 'standard.returnDraft',
  kind: 'write',
  permission: 'standard:edit',
  input: draftInput.extend({ reason: z.string().trim().max(2000).default('') }),
  output,
  async run({ db, actor, now, emit }, { draftId, reason }) {
    const draft = await findDraft(db, actor, draftId, 'update')
    if (draft.status !== 'in_review') throw notInState(draft.status)
    const told = reason
      ? { sentBackAt: now.toISOString(), sentBackBy: actor.userId, sentBackReason: reason }
      : {}
    await db
      .updateTable('standardDraft')
      .set({ status: 'draft', submittedAt: null, submittedBy: null, ...told })
      .where('chainId', '=', actor.chainId)
      .where('id', '=', draftId)
      .execute()
    emit.changed(`standard-review:${draftId}`, [actor.orgId])
    return { draftId, status: 'draft' as const }
  },
})

/** Throws a draft away; a standard that was never published goes with it. */
export const discardDraft = defineUseCase({
  name: 'standard.discardDraft',
  kind: 'write',
  permission: 'standard:edit',
  input: draftInput,
  output: z.object({ standardId: z.string() }),
  async run({ db, actor, emit }, { draftId }) {
    const draft = await findDraft(db, actor, draftId, 'update')
    const { chainId } = actor
    await db.deleteFrom('standardDraft').where('chainId', '=', chainId).where('id', '=', draftId).execute()
    const published = await db
      .selectFrom('standardVersion')
      .select('id')
      .where('chainId', '=', chainId)
      .where('standardId', '=', draft.standardId)
      .limit(1)
      .executeTakeFirst()
    if (!published)
      await db
        .deleteFrom('standard')
        .where('chainId', '=', chainId)
        .where('id', '=', draft.standardId)
        .execute()
    emit.changed('standard', [actor.orgId])
    return { standardId: draft.standardId }
  },
})

const notInState = (status: string) =>
  new AppError('not-allowed-now', {
    reason:
      status === 'in_review'
        ? { zh: '草稿已在评审中。', en: 'The draft is in review already.' }
        : { zh: '草稿不在评审中。', en: 'The draft is not in review.' },
  })
