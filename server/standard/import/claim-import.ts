import { z } from 'zod'
import { defineUseCase } from '#server/use-case/define.ts'

/** A reader that has not reported for so long is taken for dead, in ms. */
const patience = 60_000

/** Takes an upload for reading; null when it is read already or in other hands. */
export const claimImport = defineUseCase({
  name: 'standard.claimImport',
  kind: 'write',
  permission: 'system',
  exposed: false,
  input: z.object({ importId: z.uuid() }),
  output: z
    .object({ fileName: z.string(), kind: z.enum(['xlsx', 'csv', 'yaml']), file: z.instanceof(Buffer) })
    .nullable(),
  async run({ db, actor, now, emit }, { importId }) {
    if (!actor.chainId) return null
    const claimed = await db
      .updateTable('standardImport')
      .set({ status: 'reading', claimedAt: now, rowsRead: 0 })
      .where('chainId', '=', actor.chainId)
      .where('id', '=', importId)
      .where(({ or, and, eb }) =>
        or([
          eb('status', '=', 'waiting'),
          and([
            eb('status', '=', 'reading'),
            eb('claimedAt', '<', new Date(now.getTime() - patience).toISOString()),
          ]),
        ]),
      )
      .returning(['fileName', 'kind', 'issuerOrgId'])
      .executeTakeFirst()
    if (!claimed) return null
    const { file } = await db
      .selectFrom('standardImportFile')
      .select('file')
      .where('chainId', '=', actor.chainId)
      .where('importId', '=', importId)
      .executeTakeFirstOrThrow()
    emit.changed(`standard-import:${importId}`, [claimed.issuerOrgId])
    return { fileName: claimed.fileName, kind: claimed.kind as 'xlsx', file }
  },
})
