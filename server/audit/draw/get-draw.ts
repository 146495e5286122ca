import { z } from 'zod'
import { riskClasses } from '#core/audit/draw/draw.ts'
import { drawRates } from '#core/audit/draw/kpi.ts'
import { drawSnapshotSchema } from '#core/audit/draw/snapshot.ts'
import { dayInChina } from '#core/corrective/due-date.ts'
import { defineUseCase, type UseCaseContext } from '#server/use-case/define.ts'
import { checksOf } from './check-of.ts'
import { findDraw } from './find-draw.ts'
import { conclusions } from './publish-result.ts'
import { publishWithin, workingDaysAfter } from './working-day.ts'

const rate = z.object({ done: z.int(), of: z.int(), percent: z.number().nullable() })
const person = z.object({ id: z.string(), name: z.string(), token: z.string() })

/**
 * A draw with all that anybody needs to draw again: algorithm, snapshot, hashes, and the seed once it was drawn. What
 * the tokens stand for only its owner learns.
 */
export const getDraw = defineUseCase({
  name: 'audit.getDraw',
  kind: 'read',
  permission: 'audit:read',
  input: z.object({ drawId: z.uuid() }),
  output: z.object({
    drawId: z.string(),
    title: z.string(),
    standardTitle: z.string(),
    standardVersion: z.int(),
    dueOn: z.string(),
    status: z.enum(['prepared', 'drawn', 'cancelled']),
    preparedAt: z.string(),
    preparedBy: z.string().nullable(),
    drawnAt: z.string().nullable(),
    drawnBy: z.string().nullable(),
    cancelledAt: z.string().nullable(),
    cancelReason: z.string().nullable(),
    snapshot: drawSnapshotSchema,
    snapshotHash: z.string(),
    seedHash: z.string(),
    /** Null before the draw. */
    seed: z.string().nullable(),
    candidates: z.array(z.object({ token: z.string(), name: z.string(), riskClass: z.enum(riskClasses) })),
    auditors: z.array(z.object({ token: z.string(), name: z.string() })),
    checks: z.array(
      z.object({
        supplierOrgId: z.string(),
        supplierName: z.string(),
        token: z.string(),
        riskClass: z.enum(riskClasses),
        auditors: z.array(person),
        auditId: z.string().nullable(),
        auditNumber: z.string().nullable(),
        auditState: z.string().nullable(),
        grade: z.string().nullable(),
        signedOn: z.string().nullable(),
        /** Last day for publication: so many working days after the signature. */
        publishBy: z.string().nullable(),
        conclusion: z.enum(conclusions).nullable(),
        publishedAt: z.string().nullable(),
      }),
    ),
    /** The checks as they were drawn, by tokens, before anybody stood back. */
    drawnAs: z.array(z.object({ supplier: z.string(), auditors: z.array(z.string()) })),
    recusals: z.array(
      z.object({
        supplierName: z.string(),
        auditorName: z.string(),
        replacementName: z.string(),
        reason: z.string(),
        recordedAt: z.string(),
      }),
    ),
    kpi: z.object({ published: rate, handled: rate, late: z.int() }),
  }),
  async run({ db, actor, now, locale }, { drawId }) {
    const found = await findDraw(db, actor, drawId)
    const { chainId } = actor
    const [checks, recusals, standard, people, actions] = await Promise.all([
      checksOf(db, actor, drawId).execute(),
      db
        .selectFrom('randomRecusal')
        .selectAll()
        .where('chainId', '=', chainId)
        .where('drawId', '=', drawId)
        .orderBy('recordedAt')
        .execute(),
      db
        .selectFrom('standardVersion as v')
        .innerJoin('standard as s', (join) =>
          join.on('s.chainId', '=', chainId).onRef('s.id', '=', 'v.standardId'),
        )
        .select(['s.title', 'v.version'])
        .where('v.chainId', '=', chainId)
        .where('v.id', '=', found.standardVersionId)
        .executeTakeFirst(),
      names(db, [found.preparedBy, found.drawnBy]),
      actionsOf(db, chainId, drawId),
    ])
    const nameOf = (token: string) => {
      const one = found.tokens.get(token)
      return one?.supplierName ?? one?.auditorName ?? ''
    }
    const view = checks.map((check) => {
      const signedOn = check.signedAt ? dayInChina(check.signedAt) : null
      return {
        supplierOrgId: check.subjectOrgId,
        supplierName: check.supplierName ?? nameOf(check.token),
        token: check.token,
        riskClass: check.riskClass as 'A',
        auditors: check.auditorTokens.map((token) => ({
          id: found.tokens.get(token)?.auditorId ?? '',
          name: nameOf(token),
          token,
        })),
        auditId: check.auditId,
        auditNumber: check.auditNumber,
        auditState: check.auditState,
        grade: check.grade,
        signedOn,
        publishBy: signedOn && workingDaysAfter(signedOn, publishWithin),
        conclusion: check.conclusion as 'passed' | null,
        publishedAt: check.publishedAt,
      }
    })
    return {
      drawId: found.id,
      title: found.title,
      standardTitle: (standard?.title as { zh: string; en: string } | undefined)?.[locale] ?? '',
      standardVersion: standard?.version ?? 0,
      dueOn: found.dueOn,
      status: found.status as 'prepared',
      preparedAt: found.preparedAt,
      preparedBy: people.get(found.preparedBy ?? '') ?? null,
      drawnAt: found.drawnAt,
      drawnBy: people.get(found.drawnBy ?? '') ?? null,
      cancelledAt: found.cancelledAt,
      cancelReason: found.cancelReason,
      snapshot: found.snapshot,
      snapshotHash: found.snapshotHash,
      seedHash: found.seedHash,
      seed: found.status === 'drawn' ? found.seed : null,
      candidates: found.snapshot.suppliers.map(({ id, riskClass }) => ({
        token: id,
        name: nameOf(id),
        riskClass,
      })),
      auditors: found.snapshot.auditors.map(({ id }) => ({ token: id, name: nameOf(id) })),
      checks: view,
      drawnAs: checks.map((check) => ({
        supplier: check.token,
        auditors: [...recusals]
          .reverse()
          .filter(({ subjectOrgId }) => subjectOrgId === check.subjectOrgId)
          .reduce(
            (tokens, { token, replacement }) => tokens.map((one) => (one === replacement ? token : one)),
            check.auditorTokens,
          ),
      })),
      recusals: recusals.map((one) => ({
        supplierName:
          checks.find(({ subjectOrgId }) => subjectOrgId === one.subjectOrgId)?.supplierName ?? '',
        auditorName: nameOf(one.token),
        replacementName: nameOf(one.replacement),
        reason: one.reason,
        recordedAt: one.recordedAt,
      })),
      kpi: drawRates(
        view.map((check) => ({
          signedOn: check.signedOn,
          publishBy: check.publishBy,
          published: check.publishedAt !== null,
          conclusion: check.conclusion,
          actions: actions.filter(({ auditId }) => auditId === check.auditId),
        })),
        dayInChina(now.toISOString()),
      ),
    }
  },
})

type Db = UseCaseContext['db']

async function names(db: Db, ids: (string | null)[]): Promise<ReadonlyMap<string, string>> {
  const wanted = ids.filter((id) => id !== null)
  if (wanted.length === 0) return new Map()
  const rows = await db.selectFrom('userAccount').select(['id', 'name']).where('id', 'in', wanted).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Corrective actions that came of the audits of a draw; one that was cancelled is none. */
async function actionsOf(db: Db, chainId: string, drawId: string) {
  const rows = await db
    .selectFrom('correctiveAction as k')
    .innerJoin('randomCheck as c', (join) =>
      join.on('c.chainId', '=', chainId).onRef('c.auditId', '=', 'k.auditId').on('c.drawId', '=', drawId),
    )
    .select(['k.auditId', 'k.state'])
    .where('k.chainId', '=', chainId)
    .where('k.state', '!=', 'cancelled')
    .execute()
  return rows.map(({ auditId, state }) => ({ auditId, closed: state === 'closed' }))
}
