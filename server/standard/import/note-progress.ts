import { z } from 'zod'
import { defineUseCase } from '#server/use-case/define.ts'

/** Says how far the reading of an upload is. */
export const noteProgress = defineUseCase({
  name: 'standard.noteProgress',
  kind: 'write',
  permission: 'system',
  exposed: false,
  input: z.object({ importId: z.uuid(), rows: z.int().min(0), total: z.int().min(0) }),
  output: z.object({}),
  async run({ db, actor, now, emit }, { importId, rows, total }) {
    const noted = await db
      .updateTable('standardImport')
      .set({ rowsRead: rows, rowsTotal: total, claimedAt: now })
      .where('chainId', '=', actor.chainId ?? '')
      .where('id', '=', importId)
      .where('status', '=', 'reading')
      .returning('issuerOrgId')
      .executeTakeFirst()
    if (noted) emit.changed(`standard-import:${importId}`, [noted.issuerOrgId])
    return {}
  },
})
