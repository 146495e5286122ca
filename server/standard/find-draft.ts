import type { Transaction } from 'kysely'
import type { PartyActor } from '#core/identity/actor.ts'
import type { StandardContent } from '#core/standard/content.ts'
import type { DB } from '#db/schema.generated.ts'
import { AppError } from '#server/use-case/errors.ts'

/** A draft of the actor's own organization with its content. `lock` keeps others from writing until the work ends. */
export async function findDraft(db: Transaction<DB>, actor: PartyActor, draftId: string, lock?: 'update') {
  let query = db
    .selectFrom('standardDraft as d')
    .innerJoin('standard as s', (join) =>
      join.on('s.chainId', '=', actor.chainId).onRef('s.id', '=', 'd.standardId'),
    )
    .selectAll('d')
    .select(['s.code', 's.parentStandardId', 's.rootStandardId'])
    .where('d.chainId', '=', actor.chainId)
    .where('d.id', '=', draftId)
  if (lock) query = query.forUpdate('d')
  const row = await query.executeTakeFirst()
  if (!row) throw new AppError('not-found')
  return { ...row, content: row.content as unknown as StandardContent }
}
export type FoundDraft = Awaited<ReturnType<typeof findDraft>>

/** Refuses what only a draft allows while others review it. */
export function mustBeWritable(draft: FoundDraft): void {
  if (draft.status === 'in_review')
    throw new AppError('not-allowed-now', {
      reason: {
        zh: '草稿正在评审，请先撤回再修改。',
        en: 'The draft is in review; take it back before changing it.',
      },
    })
}
