import { z } from 'zod'
import type { ImportVerdict } from '#core/supplier/import.ts'
import { columnTitles } from '#core/supplier/import-columns.ts'
import { issueText } from '#core/supplier/import-words.ts'
import { defineUseCase } from '#server/use-case/define.ts'
import { AppError } from '#server/use-case/errors.ts'

const issue = z.object({
  row: z.int(),
  column: z.string().nullable(),
  columnTitle: z.string().nullable(),
  severity: z.enum(['error', 'warning']),
  message: z.string(),
})

/** A preview: every row with what would happen to it, its issues in words with row and column. */
export const getImport = defineUseCase({
  name: 'supplier.getImport',
  kind: 'read',
  permission: 'supplier:manage',
  input: z.object({ importId: z.uuid() }),
  output: z.object({
    importId: z.string(),
    fileName: z.string(),
    status: z.enum(['preview', 'imported', 'discarded']),
    createdAt: z.string(),
    importedCount: z.int().nullable(),
    summary: z.object({
      rows: z.int(),
      new: z.int(),
      known: z.int(),
      link: z.int(),
      error: z.int(),
      example: z.int(),
      warnings: z.int(),
    }),
    fileIssues: z.array(issue),
    rows: z.array(
      z.object({
        row: z.int(),
        status: z.enum(['new', 'known', 'link', 'error', 'example']),
        name: z.string(),
        uscc: z.string(),
        regionCode: z.string().nullable(),
        productCategory: z.string().nullable(),
        partClass: z.string().nullable(),
        contactName: z.string().nullable(),
        contactMobile: z.string().nullable(),
        contactEmail: z.string().nullable(),
        buyer: z.string().nullable(),
        share: z.number().nullable(),
        issues: z.array(issue),
      }),
    ),
  }),
  async run({ db, actor, locale }, { importId }) {
    const found = await db
      .selectFrom('supplierImport')
      .select(['id', 'fileName', 'status', 'createdAt', 'importedCount', 'verdict'])
      .where('chainId', '=', actor.chainId)
      .where('id', '=', importId)
      .where('issuerOrgId', '=', actor.orgId)
      .executeTakeFirst()
    if (!found) throw new AppError('not-found')
    const verdict = found.verdict as unknown as ImportVerdict
    const inWords = (one: ImportVerdict['issues'][number]) => ({
      row: one.row,
      column: one.column,
      columnTitle: one.column && columnTitles[one.column][locale],
      severity: one.severity,
      message: issueText(one)[locale],
    })
    const rowIssues = new Set(verdict.rows.flatMap((row) => row.issues.map((one) => JSON.stringify(one))))
    return {
      importId: found.id,
      fileName: found.fileName,
      status: found.status as 'preview' | 'imported' | 'discarded',
      createdAt: found.createdAt,
      importedCount: found.importedCount,
      summary: verdict.summary,
      fileIssues: verdict.issues.filter((one) => !rowIssues.has(JSON.stringify(one))).map(inWords),
      rows: verdict.rows.map(({ row, status, values, issues }) => ({
        row,
        status,
        ...values,
        issues: issues.map(inWords),
      })),
    }
  },
})
