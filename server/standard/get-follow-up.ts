import { z } from 'zod'
import { changeSchema } from '#core/standard/change.ts'
import { compareStandards } from '#core/standard/compare.ts'
import { mergeStandards } from '#core/standard/merge.ts'
import { defineUseCase } from '#server/use-case/define.ts'
import { AppError } from '#server/use-case/errors.ts'
import { currentVersion, loosenedAgainst, versionById } from './upstream.ts'

const upstreamSide = z.object({ versionId: z.string(), version: z.int() })

/**
 * What a buyer below has to do when the standard it adopted has a new version upstream: what changed there, where its
 * own standard now asks less, what the suggested merge keeps of its own, and by when.
 */
export const getFollowUp = defineUseCase({
  name: 'standard.getFollowUp',
  kind: 'read',
  permission: 'standard:read',
  input: z.object({ standardId: z.uuid() }),
  output: z.object({
    standardId: z.string(),
    title: z.string(),
    own: upstreamSide,
    ownerName: z.string(),
    followed: upstreamSide,
    current: upstreamSide,
    behind: z.boolean(),
    followBy: z.string().nullable(),
    draftId: z.string().nullable(),
    upstreamChanges: z.array(changeSchema),
    looser: z.array(changeSchema),
    /** What the suggested merge changes in one's own version. */
    merge: z.array(changeSchema),
    notes: z.array(
      z.object({
        level: z.string(),
        id: z.string(),
        code: z.string(),
        field: z.string(),
        took: z.enum(['own', 'upstream']),
      }),
    ),
  }),
  async run({ db, actor, locale }, { standardId }) {
    const { chainId, orgId } = actor
    const standard = await db
      .selectFrom('standard')
      .select('parentStandardId')
      .where('chainId', '=', chainId)
      .where('id', '=', standardId)
      .where('issuerOrgId', '=', orgId)
      .executeTakeFirst()
    const own = standard && (await currentVersion(db, actor, standardId))
    if (!standard?.parentStandardId || !own) throw new AppError('not-found')
    const { parentVersionId } = await db
      .selectFrom('standardVersion')
      .select('parentVersionId')
      .where('chainId', '=', chainId)
      .where('id', '=', own.versionId)
      .executeTakeFirstOrThrow()
    const followed = parentVersionId ? await versionById(db, actor, parentVersionId) : null
    const current = await currentVersion(db, actor, standard.parentStandardId)
    if (!followed || !current) throw new AppError('not-found')
    const draft = await db
      .selectFrom('standardDraft')
      .select('id')
      .where('chainId', '=', chainId)
      .where('standardId', '=', standardId)
      .executeTakeFirst()
    const { content, notes } = mergeStandards(followed.content, current.content, own.content)
    const at = ({ versionId, version }: typeof own) => ({ versionId, version })
    return {
      standardId,
      title: own.content.title[locale],
      own: at(own),
      ownerName: current.ownerName,
      followed: at(followed),
      current: at(current),
      behind: current.versionId !== followed.versionId,
      followBy: current.followBy,
      draftId: draft?.id ?? null,
      upstreamChanges: compareStandards(followed.content, current.content),
      looser: loosenedAgainst([current], own.content).map(({ upstream: _, ...change }) => change),
      merge: compareStandards(own.content, content),
      notes,
    }
  },
})
