import { handler } from '#jobs/handler.ts'
import { runAs } from '#server/adapter/run-as.ts'
import { readUpload } from '#server/standard/file/read-upload.ts'
import { claimImport } from '#server/standard/import/claim-import.ts'
import { noteProgress } from '#server/standard/import/note-progress.ts'
import { readImportJob } from '#server/standard/import/read-import.job.ts'
import { settleImport } from '#server/standard/import/settle-import.ts'

/** At most so often a page is told how far the reading is, in ms. */
const tellEvery = 150

/** Takes the upload, reads it, keeps what was read: a file that cannot be read is a result too. */
export const readImport = handler(
  readImportJob,
  async ({ chainId, importId }, { runtime, requestId, log }) => {
    const worker = { chainId, requestId }
    const upload = await runAs(runtime, claimImport, worker, { importId })
    if (!upload) return
    let told = 0
    const result = await readUpload(upload, async (rows, total) => {
      if (Date.now() - told < tellEvery) return
      told = Date.now()
      await runAs(runtime, noteProgress, worker, { importId, rows, total })
    })
    await runAs(runtime, settleImport, worker, { importId, result })
    log.info({ importId, result: result.kind }, 'read an uploaded standard')
  },
)
