import { sql } from 'kysely'
import { z } from 'zod'
import { defineUseCase } from '#server/use-case/define.ts'
import { AppError } from '#server/use-case/errors.ts'
import { currentVersion } from '../upstream.ts'
import { writeDraft, writeStandard } from '../write-draft.ts'
import { findImport, ownStandards, readImport } from './find-import.ts'
import { mustBeReady } from './must-be-ready.ts'

/**
 * Makes a draft of an upload: of a new standard, or the next version of one's own. All of it or, with an error left
 * in the file, nothing. Repeating it gives the same draft.
 */
export const confirmImport = defineUseCase({
  name: 'standard.confirmImport',
  kind: 'write',
  permission: 'standard:edit',
  input: z.object({ importId: z.uuid() }),
  output: z.object({ draftId: z.uuid() }),
  async run(context, { importId }) {
    const { db, actor } = context
    const lock = `standard ${actor.chainId} ${actor.orgId}`
    await sql`select pg_advisory_xact_lock(hashtext(${lock}))`.execute(db)
    const found = await findImport(db, actor, importId, 'update')
    if (found.status === 'imported' && found.draftId) return { draftId: found.draftId }
    mustBeReady(found)
    const standards = await ownStandards(db, actor)
    const { content, faults, target } = await readImport(db, actor, found, standards)
    if (faults.some(({ severity }) => severity === 'error')) throw refusal.errors()
    if (target?.draftId) throw refusal.draftOpen()
    const codeTaken = await db
      .selectFrom('standard')
      .select('id')
      .where('chainId', '=', actor.chainId)
      .where('issuerOrgId', '=', actor.orgId)
      .where('code', '=', content.code)
      .executeTakeFirst()
    if (!target && codeTaken) throw refusal.codeTaken(content.code)
    const { draftId } = target
      ? await writeDraft(context, target.id, content, await lineOf(context, target.id))
      : await writeDraft(context, await writeStandard(context, content, {}), content, {})
    await db
      .updateTable('standardImport')
      .set({ status: 'imported', draftId })
      .where('chainId', '=', actor.chainId)
      .where('id', '=', importId)
      .execute()
    await db
      .updateTable('standardImportFile')
      .set({ sheets: null, content: null })
      .where('chainId', '=', actor.chainId)
      .where('importId', '=', importId)
      .execute()
    return { draftId }
  },
})

type Context = Parameters<typeof writeDraft>[0]

/** Where the next version of an own standard comes from. */
async function lineOf({ db, actor }: Context, standardId: string) {
  const own = await currentVersion(db, actor, standardId)
  if (!own) throw new AppError('not-found')
  const { parentVersionId } = await db
    .selectFrom('standardVersion')
    .select('parentVersionId')
    .where('chainId', '=', actor.chainId)
    .where('id', '=', own.versionId)
    .executeTakeFirstOrThrow()
  return { basedOnVersionId: own.versionId, parentVersionId }
}

const refused = (zh: string, en: string) => new AppError('not-allowed-now', { reason: { zh, en } })
const refusal = {
  errors: () =>
    refused(
      '文件里还有错误，请先按提示更正。',
      'The file still has errors; correct them as they are listed.',
    ),
  draftOpen: () =>
    refused(
      '该标准已有正在编写的草稿。请先发布或放弃草稿。',
      'A draft of this standard is being written already; publish or discard it first.',
    ),
  codeTaken: (code: string) =>
    refused(
      `编号 ${code} 已用于您的另一个标准。请改编号，或作为该标准的下一版导入。`,
      `The code ${code} is used by another standard of yours. Choose another one, or import it as that standard's next version.`,
    ),
}
