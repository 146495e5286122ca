import { z } from 'zod'
import { applyEdit } from '#core/standard/apply-edit.ts'
import { editSchema } from '#core/standard/edit.ts'
import { defineUseCase } from '#server/use-case/define.ts'
import { draftProblem, viewProblems } from './draft-problem.ts'
import { findDraft, mustBeWritable } from './find-draft.ts'

/**
 * Saves a few small edits of a draft in one round trip, in their order. An edit that meets another person's change of
 * the same thing is not applied: it comes back with what stands there now, and the others are saved all the same.
 * What others saved since `revision` comes back too, so that the page catches up without loading the draft again.
 */
export const saveEdits = defineUseCase({
  name: 'standard.saveEdits',
  kind: 'write',
  permission: 'standard:edit',
  input: z.object({
    draftId: z.uuid(),
    /** The revision that the page knows. */
    revision: z.int().min(0),
    /** The page that writes: its own edits do not come back to it. */
    clientId: z.string().min(8).max(64),
    edits: z.array(editSchema).max(500),
  }),
  output: z.object({
    revision: z.int(),
    conflicts: z.array(
      z.object({ index: z.int(), code: z.enum(['changed', 'gone', 'exists']), current: z.json() }),
    ),
    /** Edits of others since the revision that was known, oldest first. */
    others: z.array(z.object({ revision: z.int(), userName: z.string(), edits: z.array(z.json()) })),
    savedAt: z.string(),
    /** What publishing would refuse in the draft as it stands now. */
    problems: z.array(draftProblem),
  }),
  async run({ db, actor, now, locale, emit }, { draftId, revision, clientId, edits }) {
    const draft = await findDraft(db, actor, draftId, 'update')
    if (edits.length > 0) mustBeWritable(draft)
    const { chainId } = actor
    const others = await db
      .selectFrom('standardEdit as e')
      .leftJoin('userAccount as u', 'u.id', 'e.editedBy')
      .select(['e.revision', 'e.edits', 'u.name'])
      .where('e.chainId', '=', chainId)
      .where('e.draftId', '=', draftId)
      .where('e.revision', '>', revision)
      .where('e.clientId', '!=', clientId)
      .orderBy('e.revision')
      .execute()

    let { content } = draft
    const applied: unknown[] = []
    const conflicts: { index: number; code: 'changed' | 'gone' | 'exists'; current: unknown }[] = []
    edits.forEach((edit, index) => {
      const result = applyEdit(content, edit)
      if (result.ok) {
        content = result.content
        applied.push(edit)
      } else conflicts.push({ index, ...result.conflict })
    })
    const savedAt = now.toISOString()
    const next = applied.length > 0 ? draft.revision + 1 : draft.revision
    if (applied.length > 0) {
      await db
        .updateTable('standardDraft')
        .set({
          content: JSON.stringify(content),
          revision: next,
          updatedBy: actor.userId,
          updatedAt: savedAt,
        })
        .where('chainId', '=', chainId)
        .where('id', '=', draftId)
        .execute()
      await db
        .insertInto('standardEdit')
        .values({
          chainId,
          draftId,
          revision: next,
          issuerOrgId: actor.orgId,
          clientId,
          edits: JSON.stringify(applied),
          editedBy: actor.userId,
          editedAt: savedAt,
        })
        .execute()
      emit.changed(`standard-draft:${draftId}:${next}`, [actor.orgId])
    }
    return {
      revision: next,
      conflicts: conflicts as { index: number; code: 'changed'; current: null }[],
      others: others.map(({ revision: at, edits: list, name }) => ({
        revision: at,
        userName: name ?? '',
        edits: list as [],
      })),
      savedAt,
      problems: viewProblems(content, locale),
    }
  },
})
