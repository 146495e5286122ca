import { z } from 'zod'
import { riskClasses } from '#core/audit/draw/draw.ts'
import { defineUseCase } from '#server/use-case/define.ts'
import { auditors, candidates, openConflicts } from './candidates.ts'

/** The draws of the actor's organization, newest first, and what the next one would draw from. */
export const listDraws = defineUseCase({
  name: 'audit.listDraws',
  kind: 'read',
  permission: 'audit:read',
  input: z.object({}),
  output: z.object({
    draws: z.array(
      z.object({
        drawId: z.string(),
        title: z.string(),
        status: z.enum(['prepared', 'drawn', 'cancelled']),
        preparedAt: z.string(),
        drawnAt: z.string().nullable(),
        dueOn: z.string(),
        candidates: z.int(),
        checks: z.int(),
        published: z.int(),
      }),
    ),
    /** How many suppliers of each risk class could be drawn today. */
    strata: z.array(z.object({ riskClass: z.enum(riskClasses), candidates: z.int() })),
    suppliers: z.array(z.object({ id: z.string(), name: z.string(), riskClass: z.enum(riskClasses) })),
    auditors: z.array(z.object({ id: z.string(), name: z.string() })),
    conflicts: z.array(
      z.object({
        conflictId: z.string(),
        auditorName: z.string(),
        supplierName: z.string(),
        reason: z.string(),
        declaredAt: z.string(),
      }),
    ),
    standards: z.array(z.object({ versionId: z.string(), title: z.string(), version: z.int() })),
  }),
  async run({ db, actor, locale }) {
    const { chainId, orgId } = actor
    const [draws, suppliers, people, conflicts, standards] = await Promise.all([
      db
        .selectFrom('randomDraw as d')
        .select((eb) => [
          'd.id as drawId',
          'd.title',
          'd.status',
          'd.preparedAt',
          'd.drawnAt',
          'd.dueOn',
          eb
            .selectFrom('randomDrawToken as t')
            .select((one) => one.fn.countAll<number>().as('n'))
            .where('t.chainId', '=', chainId)
            .whereRef('t.drawId', '=', 'd.id')
            .where('t.supplierOrgId', 'is not', null)
            .as('candidates'),
          eb
            .selectFrom('randomCheck as c')
            .select((one) => one.fn.countAll<number>().as('n'))
            .where('c.chainId', '=', chainId)
            .whereRef('c.drawId', '=', 'd.id')
            .as('checks'),
          eb
            .selectFrom('randomCheck as p')
            .select((one) => one.fn.countAll<number>().as('n'))
            .where('p.chainId', '=', chainId)
            .whereRef('p.drawId', '=', 'd.id')
            .where('p.publishedAt', 'is not', null)
            .as('published'),
        ])
        .where('d.chainId', '=', chainId)
        .where('d.issuerOrgId', '=', orgId)
        .orderBy('d.preparedAt', 'desc')
        .execute(),
      candidates(db, actor),
      auditors(db, actor),
      openConflicts(db, actor),
      db
        .selectFrom('standardVersion as v')
        .innerJoin('standard as s', (join) =>
          join.on('s.chainId', '=', chainId).onRef('s.id', '=', 'v.standardId'),
        )
        .select(['v.id as versionId', 's.title', 'v.version'])
        .where('v.chainId', '=', chainId)
        .where('v.status', '=', 'published')
        .orderBy('s.code')
        .execute(),
    ])
    const nameIn = (list: readonly { id: string; name: string }[], id: string) =>
      list.find((one) => one.id === id)?.name ?? ''
    return {
      draws: draws.map((one) => ({
        ...one,
        status: one.status as 'prepared',
        candidates: one.candidates ?? 0,
        checks: one.checks ?? 0,
        published: one.published ?? 0,
      })),
      strata: riskClasses.map((riskClass) => ({
        riskClass,
        candidates: suppliers.filter((one) => one.riskClass === riskClass).length,
      })),
      suppliers: suppliers.map(({ id, name, riskClass }) => ({ id, name, riskClass })),
      auditors: people,
      conflicts: conflicts.map((one) => ({
        conflictId: one.id,
        auditorName: nameIn(people, one.auditorId),
        supplierName: nameIn(suppliers, one.supplierOrgId),
        reason: one.reason,
        declaredAt: one.declaredAt,
      })),
      standards: standards.map(({ title, ...one }) => ({
        ...one,
        title: (title as { zh: string; en: string })[locale],
      })),
    }
  },
})
