import type { Transaction } from 'kysely'
import type { PartyActor } from '#core/identity/actor.ts'
import type { CellSheet } from '#core/sheet.ts'
import type { StandardContent } from '#core/standard/content.ts'
import { type ReadChecklist, readChecklist, type SheetPlan } from '#core/standard/sheet/read-checklist.ts'
import type { Text } from '#core/text.ts'
import type { DB } from '#db/schema.generated.ts'
import { type TemplateId, templateIds } from '#db/templates/load-template.ts'
import { AppError } from '#server/use-case/errors.ts'
import { shippedTemplate } from '../shipped-template.ts'
import { currentVersion } from '../upstream.ts'

/** Rules that a checklist without a settings sheet gets when nobody chose others. */
const plainRules: TemplateId = 'q-system-rail'

/** An upload of the actor's own organization. */
export async function findImport(db: Transaction<DB>, actor: PartyActor, importId: string, lock?: 'update') {
  let query = db
    .selectFrom('standardImport')
    .selectAll()
    .where('chainId', '=', actor.chainId)
    .where('id', '=', importId)
    .where('issuerOrgId', '=', actor.orgId)
  if (lock) query = query.forUpdate()
  const found = await query.executeTakeFirst()
  if (!found) throw new AppError('not-found')
  const templateId = templateIds.find((id) => id === found.templateId) ?? plainRules
  return {
    ...found,
    templateId,
    plan: (found.plan ?? []) as unknown as SheetPlan,
    failure: (found.failure ?? []) as unknown as { line: number | null; text: Text }[],
  }
}
export type FoundImport = Awaited<ReturnType<typeof findImport>>

/** Own standards by their codes: what an import may become the next version of. */
export async function ownStandards(db: Transaction<DB>, actor: PartyActor) {
  const rows = await db
    .selectFrom('standard as s')
    .innerJoin('standardVersion as v', (join) =>
      join
        .on('v.chainId', '=', actor.chainId)
        .onRef('v.standardId', '=', 's.id')
        .on('v.status', '=', 'published'),
    )
    .leftJoin('standardDraft as d', (join) =>
      join.on('d.chainId', '=', actor.chainId).onRef('d.standardId', '=', 's.id'),
    )
    .select(['s.id', 's.code', 's.title', 'v.version', 'd.id as draftId'])
    .where('s.chainId', '=', actor.chainId)
    .where('s.issuerOrgId', '=', actor.orgId)
    .orderBy('s.code')
    .execute()
  return rows.map((row) => ({ ...row, title: row.title as unknown as Text }))
}
export type OwnStandard = Awaited<ReturnType<typeof ownStandards>>[number]

export type ReadImport = ReadChecklist & {
  sheets: readonly CellSheet[]
  /** What it takes the place of. */
  base: StandardContent | null
  /** The own standard whose next version it becomes. */
  target: OwnStandard | null
}

/** What the upload means by its plan and choices, as a draft would begin. */
export async function readImport(
  db: Transaction<DB>,
  actor: PartyActor,
  found: FoundImport,
  standards: readonly OwnStandard[],
): Promise<ReadImport> {
  const file = await db
    .selectFrom('standardImportFile')
    .select(['sheets', 'content'])
    .where('chainId', '=', actor.chainId)
    .where('importId', '=', found.id)
    .executeTakeFirstOrThrow()
  const target = standards.find(({ id }) => id === found.standardId) ?? null
  const base = target && ((await currentVersion(db, actor, target.id))?.content ?? null)
  const sheets = (file.sheets ?? []) as unknown as CellSheet[]
  const read: ReadChecklist = file.content
    ? {
        content: file.content as unknown as StandardContent,
        faults: [],
        places: new Map(),
        hasSettings: true,
        title: null,
      }
    : readChecklist(sheets, {
        plan: found.plan,
        base: base ?? shippedTemplate(found.templateId).content,
        replaces: base !== null,
        fillLanguages: found.fillLanguages,
      })
  return { ...read, content: named(read, found, target, base), sheets, base, target }
}

/** Code, title and source: as chosen, else as the file tells, else from its name. */
function named(
  { content, hasSettings, title }: ReadChecklist,
  found: FoundImport,
  target: OwnStandard | null,
  base: StandardContent | null,
): StandardContent {
  if (target && base) {
    return hasSettings
      ? { ...content, code: target.code }
      : { ...content, ...{ code: base.code, title: base.title } }
  }
  const fileName = found.fileName.replace(/\.\w{1,5}$/, '')
  const code = found.code ?? (hasSettings ? content.code : [...fileName].slice(0, 40).join('').trim())
  const zh = found.title ?? (hasSettings ? content.title.zh : (title ?? fileName))
  if (hasSettings)
    return { ...content, code, title: zh === content.title.zh ? content.title : { zh, en: content.title.en } }
  return {
    ...content,
    code: code || 'new-standard',
    title: { zh, en: found.fillLanguages ? zh : '' },
    edition: '1',
    family: 'own-system',
    source: { zh: `由文件“${found.fileName}”导入`, en: `Imported from the file "${found.fileName}"` },
  }
}
