import type { StandardContent } from '#core/standard/content.ts'
import type { UseCaseContext } from '#server/use-case/define.ts'

type Context = UseCaseContext<'standard:edit'>

/** A new standard of the actor's own; gives its id. */
export async function writeStandard(
  { db, actor }: Context,
  content: StandardContent,
  line: { parentStandardId?: string; rootStandardId?: string },
): Promise<string> {
  const id = crypto.randomUUID()
  await db
    .insertInto('standard')
    .values({
      chainId: actor.chainId,
      id,
      issuerOrgId: actor.orgId,
      code: content.code,
      family: content.family,
      title: JSON.stringify(content.title),
      createdBy: actor.userId,
      ...line,
    })
    .execute()
  return id
}

/** A draft of an own standard, as it begins. */
export async function writeDraft(
  { db, actor, now, emit }: Context,
  standardId: string,
  content: StandardContent,
  origin: { templateId?: string; basedOnVersionId?: string; parentVersionId?: string | null },
) {
  const draftId = crypto.randomUUID()
  await db
    .insertInto('standardDraft')
    .values({
      chainId: actor.chainId,
      id: draftId,
      standardId,
      issuerOrgId: actor.orgId,
      content: JSON.stringify(content),
      createdBy: actor.userId,
      createdAt: now.toISOString(),
      updatedBy: actor.userId,
      updatedAt: now.toISOString(),
      ...origin,
    })
    .execute()
  emit.changed('standard', [actor.orgId])
  return { standardId, draftId, existed: false }
}
