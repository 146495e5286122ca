import { z } from 'zod'
import { defineUseCase } from '#server/use-case/define.ts'
import { AppError } from '#server/use-case/errors.ts'
import { findDraft } from './find-draft.ts'

/** A remark on a draft, or on one question or element of it. */
export const addComment = defineUseCase({
  name: 'standard.addComment',
  kind: 'write',
  permission: 'standard:edit',
  input: z.object({
    draftId: z.uuid(),
    nodeId: z.string().max(80).nullable().default(null),
    body: z.string().trim().min(1).max(2000),
  }),
  output: z.object({ commentId: z.string() }),
  async run({ db, actor, now, emit }, { draftId, nodeId, body }) {
    const draft = await findDraft(db, actor, draftId)
    const commentId = crypto.randomUUID()
    await db
      .insertInto('standardComment')
      .values({
        chainId: actor.chainId,
        id: commentId,
        standardId: draft.standardId,
        issuerOrgId: actor.orgId,
        draftId,
        nodeId,
        body,
        createdBy: actor.userId,
        createdAt: now.toISOString(),
      })
      .execute()
    emit.changed(`standard-review:${draftId}`, [actor.orgId])
    return { commentId }
  },
})

/** Marks a remark as dealt with, or opens it again. */
export const resolveComment = defineUseCase({
  name: 'standard.resolveComment',
  kind: 'write',
  permission: 'standard:edit',
  input: z.object({ commentId: z.uuid(), resolved: z.boolean() }),
  output: z.object({ commentId: z.string() }),
  async run({ db, actor, now, emit }, { commentId, resolved }) {
    const changed = await db
      .updateTable('standardComment')
      .set(
        resolved
          ? { resolvedBy: actor.userId, resolvedAt: now.toISOString() }
          : { resolvedBy: null, resolvedAt: null },
      )
      .where('chainId', '=', actor.chainId)
      .where('id', '=', commentId)
      .returning('draftId')
      .executeTakeFirst()
    if (!changed) throw new AppError('not-found')
    emit.changed(`standard-review:${changed.draftId}`, [actor.orgId])
    return { commentId }
  },
})
