import { z } from 'zod'
import { defineUseCase } from '#server/use-case/define.ts'
import { checkList } from './check-list.ts'

/** Reads a supplier list and shows what importing it would do. Nothing but the preview itself is written. */
export const previewImport = defineUseCase({
  name: 'supplier.previewImport',
  kind: 'write',
  permission: 'supplier:manage',
  input: z.object({
    fileName: z.string().min(1).max(200),
    /** The file's bytes, base64. */
    content: z.base64().min(1),
  }),
  output: z.object({ importId: z.uuid(), rows: z.int(), importable: z.int(), errors: z.int() }),
  async run({ db, actor }, { fileName, content }) {
    const file = Buffer.from(content, 'base64')
    const { verdict } = await checkList(db, actor, file, fileName)
    const { summary } = verdict
    const importable = summary.new + summary.known + summary.link
    const importId = crypto.randomUUID()
    await db
      .insertInto('supplierImport')
      .values({
        chainId: actor.chainId,
        id: importId,
        issuerOrgId: actor.orgId,
        fileName,
        file,
        verdict: JSON.stringify(verdict),
        rowCount: summary.rows,
        goodCount: importable,
        errorCount: summary.error,
        createdBy: actor.userId,
      })
      .execute()
    return { importId, rows: summary.rows, importable, errors: summary.error }
  },
})
