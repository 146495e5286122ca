import { z } from 'zod'
import { changeSchema } from '#core/standard/change.ts'
import { compareStandards } from '#core/standard/compare.ts'
import { defineUseCase } from '#server/use-case/define.ts'
import { draftProblem, viewProblems } from './draft-problem.ts'
import { findDraft } from './find-draft.ts'
import { fourEyes } from './policy.ts'
import { loosenedAgainst, otherBuyers, versionById } from './upstream.ts'

const comment = z.object({
  commentId: z.string(),
  nodeId: z.string().nullable(),
  body: z.string(),
  userName: z.string(),
  createdAt: z.string(),
  resolvedAt: z.string().nullable(),
  own: z.boolean(),
})

/**
 * A draft to write or to review: its content as it stands, what would refuse its publication (problems, and where it
 * asks less than upstream), the changes since the version it was made from, and the comments.
 */
export const getDraft = defineUseCase({
  name: 'standard.getDraft',
  kind: 'read',
  permission: 'standard:edit',
  input: z.object({ draftId: z.uuid() }),
  output: z.object({
    draftId: z.string(),
    standardId: z.string(),
    revision: z.int(),
    status: z.enum(['draft', 'in_review']),
    updatedAt: z.string(),
    updatedBy: z.string(),
    submittedBy: z.string().nullable(),
    sentBack: z.object({ by: z.string(), at: z.string(), reason: z.string() }).nullable(),
    /** A standard's content that may be incomplete (core/standard/content). */
    content: z.json(),
    problems: z.array(draftProblem),
    upstream: z
      .object({ versionId: z.string(), version: z.int(), ownerName: z.string(), content: z.json() })
      .nullable(),
    loosenings: z.array(
      changeSchema.extend({
        upstream: z.object({ versionId: z.string(), version: z.int(), ownerName: z.string() }),
      }),
    ),
    /** Version of one's own that the draft goes on from; 0 for a new standard. */
    baseVersion: z.int(),
    changes: z.array(changeSchema),
    comments: z.array(comment),
    fourEyes: z.boolean(),
    /** With four eyes: the actor has written in this draft and must leave publishing to somebody else. */
    wroteIt: z.boolean(),
  }),
  async run({ db, actor, locale }, { draftId }) {
    const draft = await findDraft(db, actor, draftId)
    const { chainId } = actor
    const upstream = draft.parentVersionId ? await versionById(db, actor, draft.parentVersionId) : null
    const base = draft.basedOnVersionId ? await versionById(db, actor, draft.basedOnVersionId) : null
    const asked = [...(upstream ? [upstream] : []), ...(await otherBuyers(db, actor, draft))]
    const comments = await db
      .selectFrom('standardComment as c')
      .leftJoin('userAccount as u', 'u.id', 'c.createdBy')
      .select(['c.id', 'c.nodeId', 'c.body', 'c.createdAt', 'c.resolvedAt', 'c.createdBy', 'u.name'])
      .where('c.chainId', '=', chainId)
      .where('c.draftId', '=', draftId)
      .orderBy('c.createdAt')
      .execute()
    const names = await db
      .selectFrom('userAccount')
      .select(['id', 'name'])
      .where(
        'id',
        'in',
        [draft.updatedBy, draft.submittedBy, draft.sentBackBy, actor.userId].filter((id) => id !== null),
      )
      .execute()
    const nameOf = (id: string | null) => names.find((one) => one.id === id)?.name ?? ''
    return {
      draftId,
      standardId: draft.standardId,
      revision: draft.revision,
      status: draft.status as 'draft',
      updatedAt: draft.updatedAt,
      updatedBy: nameOf(draft.updatedBy),
      submittedBy: draft.submittedBy && nameOf(draft.submittedBy),
      sentBack: draft.sentBackAt
        ? { by: nameOf(draft.sentBackBy), at: draft.sentBackAt, reason: draft.sentBackReason ?? '' }
        : null,
      content: draft.content as never,
      problems: viewProblems(draft.content, locale),
      upstream: upstream && {
        versionId: upstream.versionId,
        version: upstream.version,
        ownerName: upstream.ownerName,
        content: upstream.content as never,
      },
      loosenings: loosenedAgainst(asked, draft.content),
      baseVersion: base?.version ?? 0,
      changes: base ? compareStandards(base.content, draft.content) : [],
      comments: comments.map(({ id, name, createdBy, ...rest }) => ({
        ...rest,
        commentId: id,
        userName: name ?? '',
        own: createdBy === actor.userId,
      })),
      fourEyes: await fourEyes(db, actor),
      wroteIt: await wroteIn(db, actor, draft),
    }
  },
})

/** Whether the actor opened the draft or saved any edit of it. */
export async function wroteIn(
  db: Parameters<typeof findDraft>[0],
  actor: Parameters<typeof findDraft>[1],
  draft: { id: string; createdBy: string | null },
): Promise<boolean> {
  if (draft.createdBy === actor.userId) return true
  const row = await db
    .selectFrom('standardEdit')
    .select('revision')
    .where('chainId', '=', actor.chainId)
    .where('draftId', '=', draft.id)
    .where('editedBy', '=', actor.userId)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
