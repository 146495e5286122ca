import { z } from 'zod'
import { defineJob } from '#server/job/definition.ts'

/** Reads one uploaded checklist. */
export const readImportJob = defineJob({
  name: 'standard.readImport',
  payload: z.object({ chainId: z.uuid(), importId: z.uuid() }),
  attempts: 3,
  backoff: 2000,
  key: ({ importId }) => importId,
  record: ({ importId, chainId }) => ({ kind: 'standard_import', id: importId, chainId }),
})
