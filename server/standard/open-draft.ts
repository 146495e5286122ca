import { sql } from 'kysely'
import { z } from 'zod'
import { mergeStandards } from '#core/standard/merge.ts'
import { templateIds } from '#db/templates/load-template.ts'
import { defineUseCase, type UseCaseContext } from '#server/use-case/define.ts'
import { AppError } from '#server/use-case/errors.ts'
import { shippedTemplate } from './shipped-template.ts'
import { currentVersion, versionById } from './upstream.ts'
import { writeDraft, writeStandard } from './write-draft.ts'

const source = z.discriminatedUnion('from', [
  /** A new standard of one's own, from a shipped template. */
  z.object({ from: z.literal('template'), templateId: z.enum(templateIds) }),
  /** The next version of a standard of one's own. */
  z.object({ from: z.literal('version'), standardId: z.uuid() }),
  /** A buyer's standard, to be passed on to one's own suppliers. */
  z.object({ from: z.literal('adoption'), versionId: z.uuid() }),
  /** The suggested merge with the version now in force upstream. */
  z.object({ from: z.literal('follow'), standardId: z.uuid() }),
])

/**
 * Opens a draft and gives its id; where the standard has one open already, gives that one. Adopting makes a standard
 * of one's own that may only be tightened; a chain leader has nothing above it to adopt.
 */
export const openDraft = defineUseCase({
  name: 'standard.openDraft',
  kind: 'write',
  permission: 'standard:edit',
  input: source,
  output: z.object({ standardId: z.uuid(), draftId: z.uuid(), existed: z.boolean() }),
  async run(context, input) {
    const { db, actor } = context
    await sql`select pg_advisory_xact_lock(hashtext(${`standard ${actor.chainId} ${actor.orgId}`}))`.execute(
      db,
    )
    if (input.from === 'template') return fromTemplate(context, input.templateId)
    if (input.from === 'adoption') return fromAdoption(context, input.versionId)
    return nextVersion(context, input.standardId, input.from === 'follow')
  },
})

type Context = UseCaseContext<'standard:edit'>

async function fromTemplate(context: Context, templateId: (typeof templateIds)[number]) {
  const { db, actor } = context
  const template = shippedTemplate(templateId)
  const existing = await db
    .selectFrom('standard')
    .select('id')
    .where('chainId', '=', actor.chainId)
    .where('issuerOrgId', '=', actor.orgId)
    .where('code', '=', template.content.code)
    .executeTakeFirst()
  if (existing) return nextVersion(context, existing.id, false)
  const standardId = await writeStandard(context, template.content, {})
  return writeDraft(context, standardId, template.content, {
    templateId: `${template.id}@${template.version}`,
  })
}

async function fromAdoption(context: Context, versionId: string) {
  const { db, actor } = context
  const parent = await versionById(db, actor, versionId)
  if (!parent || actor.kind === 'leader' || parent.ownerOrgId === actor.orgId) throw new AppError('not-found')
  const { rootStandardId } = await db
    .selectFrom('standard')
    .select('rootStandardId')
    .where('chainId', '=', actor.chainId)
    .where('id', '=', parent.standardId)
    .executeTakeFirstOrThrow()
  const root = rootStandardId ?? parent.standardId
  const existing = await db
    .selectFrom('standard')
    .select('id')
    .where('chainId', '=', actor.chainId)
    .where('issuerOrgId', '=', actor.orgId)
    .where((eb) => eb.or([eb('rootStandardId', '=', root), eb('code', '=', parent.content.code)]))
    .executeTakeFirst()
  if (existing) return nextVersion(context, existing.id, false)
  const standardId = await writeStandard(context, parent.content, {
    parentStandardId: parent.standardId,
    rootStandardId: root,
  })
  return writeDraft(context, standardId, parent.content, { parentVersionId: versionId })
}

async function nextVersion(context: Context, standardId: string, follow: boolean) {
  const { db, actor } = context
  const standard = await db
    .selectFrom('standard')
    .select(['id', 'parentStandardId'])
    .where('chainId', '=', actor.chainId)
    .where('id', '=', standardId)
    .where('issuerOrgId', '=', actor.orgId)
    .executeTakeFirst()
  if (!standard) throw new AppError('not-found')
  const open = await db
    .selectFrom('standardDraft')
    .select('id')
    .where('chainId', '=', actor.chainId)
    .where('standardId', '=', standardId)
    .executeTakeFirst()
  if (open) return { standardId, draftId: open.id, existed: true }
  const own = await currentVersion(db, actor, standardId)
  if (!own) throw new AppError('not-found')
  const { parentVersionId } = await db
    .selectFrom('standardVersion')
    .select('parentVersionId')
    .where('chainId', '=', actor.chainId)
    .where('id', '=', own.versionId)
    .executeTakeFirstOrThrow()
  const basedOn = { basedOnVersionId: own.versionId, parentVersionId }
  if (!follow || !standard.parentStandardId || !parentVersionId)
    return writeDraft(context, standardId, own.content, basedOn)
  const [before, now] = [
    await versionById(db, actor, parentVersionId),
    await currentVersion(db, actor, standard.parentStandardId),
  ]
  if (!before || !now) throw new AppError('not-found')
  const { content } = mergeStandards(before.content, now.content, own.content)
  return writeDraft(context, standardId, content, { ...basedOn, parentVersionId: now.versionId })
}
