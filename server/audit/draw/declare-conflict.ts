import { z } from 'zod'
import { defineUseCase } from '#server/use-case/define.ts'
import { AppError } from '#server/use-case/errors.ts'
import { auditors, candidates, openConflicts } from './candidates.ts'

/** Says that an auditor must not audit a supplier, and why; draws prepared from now on keep them apart. */
export const declareConflict = defineUseCase({
  name: 'audit.declareConflict',
  kind: 'write',
  permission: 'audit:launch',
  input: z.object({
    auditorId: z.uuid(),
    supplierOrgId: z.uuid(),
    reason: z.string().trim().min(2).max(300),
  }),
  output: z.object({ conflictId: z.uuid() }),
  async run({ db, actor, now, emit }, { auditorId, supplierOrgId, reason }) {
    const [people, suppliers, open] = [
      await auditors(db, actor),
      await candidates(db, actor),
      await openConflicts(db, actor),
    ]
    if (!people.some(({ id }) => id === auditorId) || !suppliers.some(({ id }) => id === supplierOrgId))
      throw new AppError('not-found')
    const same = open.find((one) => one.auditorId === auditorId && one.supplierOrgId === supplierOrgId)
    if (same) return { conflictId: same.id }
    const conflictId = crypto.randomUUID()
    await db
      .insertInto('auditorConflict')
      .values({
        ...{
          chainId: actor.chainId,
          id: conflictId,
          issuerOrgId: actor.orgId,
          auditorId,
          supplierOrgId,
          reason,
        },
        declaredBy: actor.userId,
        declaredAt: now,
      })
      .execute()
    emit.changed('draw', [actor.orgId])
    return { conflictId }
  },
})

/** Ends a conflict of interest; draws made before keep theirs. */
export const endConflict = defineUseCase({
  name: 'audit.endConflict',
  kind: 'write',
  permission: 'audit:launch',
  input: z.object({ conflictId: z.uuid() }),
  output: z.object({}),
  async run({ db, actor, now, emit }, { conflictId }) {
    const ended = await db
      .updateTable('auditorConflict')
      .set({ endedAt: now })
      .where('chainId', '=', actor.chainId)
      .where('id', '=', conflictId)
      .where('issuerOrgId', '=', actor.orgId)
      .where('endedAt', 'is', null)
      .executeTakeFirst()
    if (ended.numUpdatedRows === 0n) throw new AppError('not-found')
    emit.changed('draw', [actor.orgId])
    return {}
  },
})
