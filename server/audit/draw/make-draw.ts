import { z } from 'zod'
import { draw } from '#core/audit/draw/draw.ts'
import { defineUseCase } from '#server/use-case/define.ts'
import { AppError } from '#server/use-case/errors.ts'
import { findDraw, mustBe } from './find-draw.ts'
import { sha256 } from './hash.ts'

/** Draws suppliers and auditors from what was fixed before, and reveals the seed. Once; it cannot be repeated. */
export const makeDraw = defineUseCase({
  name: 'audit.makeDraw',
  kind: 'write',
  permission: 'audit:launch',
  input: z.object({ drawId: z.uuid() }),
  output: z.object({ checks: z.int() }),
  async run({ db, actor, now, emit }, { drawId }) {
    const found = await findDraw(db, actor, drawId, 'update')
    mustBe(found, 'prepared')
    const result = draw(found.snapshot, found.seed, sha256)
    // The snapshot was refused when any candidate lacked auditors.
    if (!result.ok) throw new AppError('internal')
    const { chainId, orgId, userId } = actor
    await db
      .updateTable('randomDraw')
      .set({ status: 'drawn', drawnAt: now, drawnBy: userId })
      .where('chainId', '=', chainId)
      .where('id', '=', drawId)
      .execute()
    if (result.checks.length > 0)
      await db
        .insertInto('randomCheck')
        .values(
          result.checks.map(({ supplierId, riskClass, auditorIds }, i) => ({
            ...{ chainId, drawId, issuerOrgId: orgId, token: supplierId, place: i + 1, riskClass },
            subjectOrgId: found.tokens.get(supplierId)!.supplierOrgId!,
            auditorTokens: auditorIds,
          })),
        )
        .execute()
    emit.changed('draw', [orgId])
    return { checks: result.checks.length }
  },
})
