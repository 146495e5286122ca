import { z } from 'zod'
import { exportSheets } from '#core/standard/sheet/export-sheets.ts'
import { defineUseCase } from '#server/use-case/define.ts'
import { AppError } from '#server/use-case/errors.ts'
import { writeSheets } from '#server/workbook/write-sheets.ts'
import { writeStandardYaml } from './file/standard-yaml.ts'
import { findDraft } from './find-draft.ts'
import { versionById } from './upstream.ts'

/** A version, or a draft of one's own, as a workbook or as YAML; importing it gives the same standard again. */
export const exportStandard = defineUseCase({
  name: 'standard.exportStandard',
  kind: 'read',
  permission: 'standard:edit',
  input: z.object({
    of: z.discriminatedUnion('what', [
      z.object({ what: z.literal('version'), versionId: z.uuid() }),
      z.object({ what: z.literal('draft'), draftId: z.uuid() }),
    ]),
    format: z.enum(['xlsx', 'yaml']),
  }),
  output: z.object({ fileName: z.string(), content: z.base64() }),
  async run({ db, actor, locale }, { of, format }) {
    const found =
      of.what === 'draft'
        ? { ...(await findDraft(db, actor, of.draftId)), suffix: { zh: '草稿', en: 'draft' }[locale] }
        : await versionById(db, actor, of.versionId).then(
            (one) => one && { ...one, suffix: `v${one.version}` },
          )
    if (!found) throw new AppError('not-found')
    const { content, suffix } = found
    const file =
      format === 'xlsx'
        ? await writeSheets(exportSheets(content, locale))
        : Buffer.from(writeStandardYaml(content), 'utf8')
    const title = (content.title[locale] || content.code).replace(/[\\/:*?"<>|\s]+/g, ' ').trim()
    return { fileName: `${title}-${suffix}.${format}`, content: file.toString('base64') }
  },
})
