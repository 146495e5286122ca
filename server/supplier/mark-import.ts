import { z } from 'zod'
import { defineUseCase } from '#server/use-case/define.ts'
import { AppError } from '#server/use-case/errors.ts'
import { checkList } from './check-list.ts'
import { markErrors } from './workbook/mark-errors.ts'

/** The uploaded file back, its errors marked cell by cell. */
export const markImport = defineUseCase({
  name: 'supplier.markImport',
  kind: 'read',
  permission: 'supplier:manage',
  input: z.object({ importId: z.uuid() }),
  output: z.object({ fileName: z.string(), content: z.base64() }),
  async run({ db, actor, locale }, { importId }) {
    const found = await db
      .selectFrom('supplierImport')
      .select(['fileName', 'file'])
      .where('chainId', '=', actor.chainId)
      .where('id', '=', importId)
      .where('issuerOrgId', '=', actor.orgId)
      .executeTakeFirst()
    if (!found) throw new AppError('not-found')
    const { verdict, sheet, kind } = await checkList(db, actor, found.file, found.fileName)
    const marked = await markErrors({
      workbook: kind === 'xlsx' ? found.file : null,
      sheet,
      columns: verdict.columns,
      headerRow: verdict.headerRow,
      issues: verdict.issues,
      locale,
    })
    const base = found.fileName.replace(/\.(xlsx|csv)$/i, '')
    return {
      fileName: `${base}-${locale === 'zh' ? '错误说明' : 'errors'}.xlsx`,
      content: marked.toString('base64'),
    }
  },
})
