import { z } from 'zod'
import { replacementFor } from '#core/audit/draw/replace.ts'
import { defineUseCase } from '#server/use-case/define.ts'
import { AppError } from '#server/use-case/errors.ts'
import { checkOf } from './check-of.ts'
import { findDraw, mustBe } from './find-draw.ts'
import { sha256 } from './hash.ts'

/** An auditor stands back from a check, with the reason; the next lot takes the place. Not once the audit has begun. */
export const recuseAuditor = defineUseCase({
  name: 'audit.recuseAuditor',
  kind: 'write',
  permission: 'audit:launch',
  input: z.object({
    drawId: z.uuid(),
    supplierOrgId: z.uuid(),
    auditorId: z.uuid(),
    reason: z.string().trim().min(2).max(500),
  }),
  output: z.object({ replacementName: z.string() }),
  async run({ db, actor, now, emit }, { drawId, supplierOrgId, auditorId, reason }) {
    const found = await findDraw(db, actor, drawId, 'update')
    mustBe(found, 'drawn')
    const check = await checkOf(db, actor, drawId, supplierOrgId)
    if (check.auditId)
      throw refused(
        '审核已经发起，请在审核里更换审核员。',
        'The audit was launched; change its auditor there.',
      )
    const token = check.auditorTokens.find((one) => found.tokens.get(one)?.auditorId === auditorId)
    if (!token) throw new AppError('not-found')
    const before = await db
      .selectFrom('randomRecusal')
      .select('token')
      .where('chainId', '=', actor.chainId)
      .where('drawId', '=', drawId)
      .where('subjectOrgId', '=', supplierOrgId)
      .execute()
    const replacement = replacementFor(
      found.snapshot,
      found.seed,
      sha256,
      { supplierId: check.token, riskClass: check.riskClass as 'A', auditorIds: check.auditorTokens },
      before.map((one) => one.token),
    )
    if (!replacement)
      throw refused('没有其他可以替换的审核员。', 'There is no other auditor without a conflict of interest.')
    const of = { chainId: actor.chainId, drawId, issuerOrgId: actor.orgId, subjectOrgId: supplierOrgId }
    await db
      .insertInto('randomRecusal')
      .values({ ...of, token, replacement, reason, recordedBy: actor.userId, recordedAt: now })
      .execute()
    await db
      .updateTable('randomCheck')
      .set({ auditorTokens: check.auditorTokens.map((one) => (one === token ? replacement : one)) })
      .where('chainId', '=', of.chainId)
      .where('drawId', '=', drawId)
      .where('subjectOrgId', '=', supplierOrgId)
      .execute()
    emit.changed('draw', [actor.orgId])
    return { replacementName: found.tokens.get(replacement)?.auditorName ?? '' }
  },
})

const refused = (zh: string, en: string) => new AppError('not-allowed-now', { reason: { zh, en } })
