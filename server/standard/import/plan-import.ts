import { z } from 'zod'
import type { CellSheet } from '#core/sheet.ts'
import { gridOf } from '#core/standard/sheet/grid.ts'
import { guessColumns } from '#core/standard/sheet/layout.ts'
import { sheetPlanSchema } from '#core/standard/sheet/read-checklist.ts'
import { templateIds } from '#db/templates/load-template.ts'
import { defineUseCase } from '#server/use-case/define.ts'
import { findImport, ownStandards } from './find-import.ts'
import { mustBeReady } from './must-be-ready.ts'

/**
 * Says how an upload is to be read: which sheets, their headers and columns, what it becomes. Where the header of a
 * sheet moved, its columns are guessed anew.
 */
export const planImport = defineUseCase({
  name: 'standard.planImport',
  kind: 'write',
  permission: 'standard:edit',
  input: z.object({
    importId: z.uuid(),
    plan: sheetPlanSchema.max(100),
    /** The own standard whose next version it becomes; null for a new one. */
    standardId: z.uuid().nullable(),
    /** Whose rules a new standard gets when the file brings none. */
    templateId: z.enum(templateIds),
    fillLanguages: z.boolean(),
    code: z.string().trim().min(1).max(40).nullable(),
    title: z.string().trim().min(1).max(200).nullable(),
  }),
  output: z.object({}),
  async run({ db, actor }, { importId, plan, ...choices }) {
    const found = await findImport(db, actor, importId, 'update')
    mustBeReady(found)
    const own = await ownStandards(db, actor)
    const { sheets } = await db
      .selectFrom('standardImportFile')
      .select('sheets')
      .where('chainId', '=', actor.chainId)
      .where('importId', '=', importId)
      .executeTakeFirstOrThrow()
    const cells = (sheets ?? []) as unknown as CellSheet[]
    const next = found.plan.map((before) => {
      const asked = plan.find(({ name }) => name === before.name)
      if (!asked) return before
      const sheet = cells.find(({ name }) => name === before.name)
      if (!sheet || asked.headerRow === null || asked.headerRow === before.headerRow) return asked
      return { ...asked, columns: guessColumns(gridOf(sheet), asked.headerRow) }
    })
    await db
      .updateTable('standardImport')
      .set({
        ...choices,
        standardId: own.some(({ id }) => id === choices.standardId) ? choices.standardId : null,
        plan: JSON.stringify(next),
      })
      .where('chainId', '=', actor.chainId)
      .where('id', '=', importId)
      .execute()
    return {}
  },
})
