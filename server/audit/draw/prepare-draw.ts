import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { DrawSnapshot } from '#core/audit/draw/draw.ts'
import { defaultDrawRates, drawAlgorithm, fewestAuditors, lackingAuditors } from '#core/audit/draw/draw.ts'
import { drawRatesSchema } from '#core/audit/draw/snapshot.ts'
import { dayInChina } from '#core/corrective/due-date.ts'
import { defineUseCase } from '#server/use-case/define.ts'
import { AppError } from '#server/use-case/errors.ts'
import { auditors, candidates, openConflicts } from './candidates.ts'
import { sha256, snapshotHash } from './hash.ts'

/**
 * Fixes what a draw rests on: candidates with their risk classes, auditors, conflicts of interest, rates, and a seed
 * that nobody has seen. The hashes of both stand from now on; the draw itself comes later and changes neither.
 */
export const prepareDraw = defineUseCase({
  name: 'audit.prepareDraw',
  kind: 'write',
  permission: 'audit:launch',
  input: z.object({
    title: z.string().trim().min(2).max(120),
    versionId: z.uuid(),
    dueOn: z.iso.date(),
    rates: drawRatesSchema.default(defaultDrawRates),
    auditorsPerCheck: z.int().min(fewestAuditors).max(6).default(fewestAuditors),
    /** Empty: everybody of the issuer who scores audits. */
    auditorIds: z.array(z.uuid()).max(500).default([]),
  }),
  output: z.object({ drawId: z.uuid(), seedHash: z.string(), snapshotHash: z.string() }),
  async run(
    { db, actor, now, locale, emit },
    { title, versionId, dueOn, rates, auditorsPerCheck, auditorIds },
  ) {
    const { chainId, orgId } = actor
    if (dueOn < dayInChina(now.toISOString())) {
      const message = locale === 'zh' ? '截止日期不能早于今天。' : 'The due day must not be in the past.'
      throw new AppError('invalid-input', {}, [{ path: 'dueOn', message }])
    }
    const version = await db
      .selectFrom('standardVersion')
      .select('status')
      .where('chainId', '=', chainId)
      .where('id', '=', versionId)
      .executeTakeFirst()
    if (version?.status !== 'published') throw new AppError('not-found')
    const [suppliers, people, conflicts] = await Promise.all([
      candidates(db, actor),
      auditors(db, actor),
      openConflicts(db, actor),
    ])
    const chosen = people.filter(({ id }) => auditorIds.length === 0 || auditorIds.includes(id))
    if (auditorIds.some((id) => !people.some((one) => one.id === id))) throw new AppError('not-found')
    if (suppliers.length === 0) throw refused('没有可以抽取的供应商。', 'There is no supplier to draw from.')

    const tokens = new Map(
      [...suppliers, ...chosen].map(({ id }) => [id, randomBytes(9).toString('base64url')]),
    )
    const snapshot: DrawSnapshot = {
      algorithm: drawAlgorithm,
      rates,
      auditorsPerCheck,
      suppliers: suppliers.map(({ id, riskClass }) => ({ id: tokens.get(id)!, riskClass })),
      auditors: chosen.map(({ id }) => ({ id: tokens.get(id)! })),
      conflicts: conflicts.flatMap(({ auditorId, supplierOrgId }) => {
        const pair = { auditorId: tokens.get(auditorId), supplierId: tokens.get(supplierOrgId) }
        return pair.auditorId && pair.supplierId
          ? [{ auditorId: pair.auditorId, supplierId: pair.supplierId }]
          : []
      }),
    }
    const lacking = lackingAuditors(snapshot)
    if (lacking.length > 0) {
      const names = lacking.map(
        ({ supplierId, eligible }) =>
          `${suppliers.find(({ id }) => tokens.get(id) === supplierId)!.name} (${eligible})`,
      )
      throw refused(
        `这些供应商没有 ${auditorsPerCheck} 名可以回避利益冲突的审核员：${names.join('、')}。请增加审核员或核对回避关系。`,
        `These suppliers have fewer than ${auditorsPerCheck} auditors without a conflict of interest: ${names.join(', ')}. Add auditors or check the conflicts.`,
      )
    }
    const drawId = crypto.randomUUID()
    const seed = randomBytes(32).toString('hex')
    const hashes = { seedHash: sha256(seed), snapshotHash: snapshotHash(snapshot) }
    await db
      .insertInto('randomDraw')
      .values({
        ...{ chainId, id: drawId, issuerOrgId: orgId, title, standardVersionId: versionId, dueOn, seed },
        ...hashes,
        snapshot: JSON.stringify(snapshot),
        preparedBy: actor.userId,
        preparedAt: now,
      })
      .execute()
    await db
      .insertInto('randomDrawToken')
      .values(
        [
          ...suppliers.map(({ id }) => ({ supplierOrgId: id, auditorId: null, token: tokens.get(id)! })),
          ...chosen.map(({ id }) => ({ supplierOrgId: null, auditorId: id, token: tokens.get(id)! })),
        ].map((one) => ({ ...one, chainId, drawId, issuerOrgId: orgId })),
      )
      .execute()
    emit.changed('draw', [orgId])
    return { drawId, ...hashes }
  },
})

const refused = (zh: string, en: string) => new AppError('not-allowed-now', { reason: { zh, en } })
