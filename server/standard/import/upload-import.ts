import { z } from 'zod'
import { defineUseCase } from '#server/use-case/define.ts'
import { AppError } from '#server/use-case/errors.ts'
import { kindOf } from '#server/workbook/file-kind.ts'
import { ReadFailureError, wordsOfFailures } from '#server/workbook/read-failure.ts'
import { checklistLimits } from '../file/limits.ts'
import { readImportJob } from './read-import.job.ts'

/**
 * Takes a checklist (.xlsx, .csv) or a standard as YAML; a worker reads it. Nothing but the upload itself is written.
 * @throws AppError `file-refused` in words when its first bytes show that it cannot be one
 */
export const uploadImport = defineUseCase({
  name: 'standard.uploadImport',
  kind: 'write',
  permission: 'standard:edit',
  input: z.object({
    fileName: z.string().min(1).max(200),
    /** The file's bytes, base64. */
    content: z.base64().min(1),
  }),
  output: z.object({ importId: z.uuid() }),
  async run({ db, actor, emit, now }, { fileName, content }) {
    const file = Buffer.from(content, 'base64')
    const importId = crypto.randomUUID()
    await db
      .insertInto('standardImport')
      .values({
        chainId: actor.chainId,
        id: importId,
        issuerOrgId: actor.orgId,
        fileName,
        kind: kindOfFile(file, fileName),
        createdBy: actor.userId,
        createdAt: now,
      })
      .execute()
    await db
      .insertInto('standardImportFile')
      .values({ chainId: actor.chainId, importId, issuerOrgId: actor.orgId, file })
      .execute()
    emit.job(readImportJob, { chainId: actor.chainId, importId })
    return { importId }
  },
})

function kindOfFile(file: Buffer, fileName: string): 'xlsx' | 'csv' | 'yaml' {
  try {
    const kind = kindOf(file, checklistLimits)
    return kind === 'csv' && /\.ya?ml$/i.test(fileName) ? 'yaml' : kind
  } catch (error) {
    if (error instanceof ReadFailureError)
      throw new AppError('file-refused', { reason: wordsOfFailures(checklistLimits)[error.failure] })
    throw error
  }
}
