import { z } from 'zod'
import { defineUseCase } from '#server/use-case/define.ts'
import { AppError } from '#server/use-case/errors.ts'
import { checkOf } from './check-of.ts'
import { findDraw, mustBe } from './find-draw.ts'

export const conclusions = ['passed', 'rectify', 'failed'] as const

/** Publishes what came of a check, once its audit is signed. What was published stays. */
export const publishResult = defineUseCase({
  name: 'audit.publishResult',
  kind: 'write',
  permission: 'audit:sign',
  input: z.object({ drawId: z.uuid(), supplierOrgId: z.uuid(), conclusion: z.enum(conclusions) }),
  output: z.object({}),
  async run({ db, actor, now, emit }, { drawId, supplierOrgId, conclusion }) {
    mustBe(await findDraw(db, actor, drawId, 'update'), 'drawn')
    const check = await checkOf(db, actor, drawId, supplierOrgId)
    if (check.auditState !== 'signed')
      throw new AppError('not-allowed-now', {
        reason: { zh: '审核签发以后才能公示结果。', en: 'A result is published once its audit is signed.' },
      })
    if (check.publishedAt)
      throw new AppError('not-allowed-now', {
        reason: { zh: '该结果已经公示。', en: 'This result was published already.' },
      })
    await db
      .updateTable('randomCheck')
      .set({ conclusion, publishedAt: now, publishedBy: actor.userId })
      .where('chainId', '=', actor.chainId)
      .where('drawId', '=', drawId)
      .where('subjectOrgId', '=', supplierOrgId)
      .execute()
    emit.changed('draw', [actor.orgId, supplierOrgId])
    return {}
  },
})
