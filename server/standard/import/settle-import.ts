import { z } from 'zod'
import type { CellSheet } from '#core/sheet.ts'
import type { StandardContent } from '#core/standard/content.ts'
import { guessPlan } from '#core/standard/sheet/read-checklist.ts'
import { textSchema } from '#core/text.ts'
import { defineUseCase } from '#server/use-case/define.ts'

const result = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('sheets'), sheets: z.custom<CellSheet[]>(Array.isArray) }),
  z.object({ kind: z.literal('content'), content: z.custom<StandardContent>() }),
  /** Why the file cannot be read; `line` where the file has lines. */
  z.object({
    kind: z.literal('failure'),
    faults: z.array(z.object({ line: z.int().nullable(), text: textSchema })).min(1),
  }),
])

/** Keeps what was read of an upload, or why it cannot be read. */
export const settleImport = defineUseCase({
  name: 'standard.settleImport',
  kind: 'write',
  permission: 'system',
  exposed: false,
  input: z.object({ importId: z.uuid(), result }),
  output: z.object({}),
  async run({ db, actor, emit }, { importId, result: read }) {
    const chainId = actor.chainId ?? ''
    const settled = await db
      .updateTable('standardImport')
      .set({
        status: read.kind === 'failure' ? 'failed' : 'ready',
        failure: read.kind === 'failure' ? JSON.stringify(read.faults) : null,
        plan: read.kind === 'sheets' ? JSON.stringify(guessPlan(read.sheets)) : null,
        ...(read.kind === 'sheets' && {
          rowsRead: read.sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0),
        }),
      })
      .where('chainId', '=', chainId)
      .where('id', '=', importId)
      .where('status', '=', 'reading')
      .returning('issuerOrgId')
      .executeTakeFirst()
    if (!settled) return {}
    if (read.kind !== 'failure')
      await db
        .updateTable('standardImportFile')
        .set(
          read.kind === 'sheets'
            ? { sheets: JSON.stringify(read.sheets) }
            : { content: JSON.stringify(read.content) },
        )
        .where('chainId', '=', chainId)
        .where('importId', '=', importId)
        .execute()
    emit.changed(`standard-import:${importId}`, [settled.issuerOrgId])
    return {}
  },
})
