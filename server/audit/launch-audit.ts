import { sql } from 'kysely'
import { z } from 'zod'
import { dayInChina } from '#core/corrective/due-date.ts'
import { excludedFor, withoutQuestions } from '#core/standard/applies.ts'
import type { PartClass, StandardContent } from '#core/standard/content.ts'
import { qrSvg } from '#server/identity/qr-svg.ts'
import { contentOf } from '#server/standard/content-of.ts'
import { answerOnceMonths } from '#server/standard/policy.ts'
import { defineUseCase } from '#server/use-case/define.ts'
import { AppError } from '#server/use-case/errors.ts'
import { announceAudit, announcements } from './announce-audit.ts'
import { nextNumbers } from './next-number.ts'

const numberPrefix: Record<StandardContent['family'], string> = {
  'process-audit': 'PA',
  'system-audit': 'SA',
  'product-audit': 'TA',
  'knock-out-checklist': 'KO',
  'excellence-model': 'EX',
  'own-system': 'QA',
}

/**
 * Launches one audit to many of the actor's own suppliers at once: against a published version of a standard, all of
 * it or some elements; questions that do not concern a supplier are left out for it. A supplier that already has the same audit open is skipped. Says for each what happened:
 * `mailed`, `invited` (nobody there had an account yet), `unreachable` (no contact to write to), `skipped`.
 */
export const launchAudit = defineUseCase({
  name: 'audit.launch',
  kind: 'write',
  permission: 'audit:launch',
  input: z.object({
    versionId: z.uuid(),
    supplierIds: z.array(z.uuid()).min(1).max(2000),
    title: z.string().trim().min(2).max(120),
    dueOn: z.iso.date(),
    /** Ids of elements; empty: the whole standard. */
    scope: z.array(z.string().max(80)).max(100).default([]),
    message: z.string().trim().max(2000).default(''),
  }),
  output: z.object({
    /** Null when every supplier was skipped. */
    campaignId: z.uuid().nullable(),
    launched: z.int(),
    suppliers: z.array(
      z.object({
        orgId: z.uuid(),
        name: z.string(),
        auditId: z.uuid(),
        number: z.string(),
        outcome: z.enum(announcements),
        /** The invitation, where it could not be mailed: to be handed over, on paper or as a QR code. */
        link: z.string().nullable(),
        qr: z.string().nullable(),
      }),
    ),
  }),
  async run(context, { versionId, supplierIds, title, dueOn, scope, message }) {
    const { db, actor, now, locale, emit } = context
    const { chainId, orgId } = actor
    const today = dayInChina(now.toISOString())
    if (dueOn < today) {
      throw new AppError('invalid-input', {}, [
        {
          path: 'dueOn',
          message: locale === 'zh' ? '截止日期不能早于今天。' : 'The due day must not be in the past.',
        },
      ])
    }
    const version = await db
      .selectFrom('standardVersion')
      .select(['id', 'contentHash', 'status'])
      .where('chainId', '=', chainId)
      .where('id', '=', versionId)
      .executeTakeFirst()
    if (version?.status !== 'published') throw new AppError('not-found')
    const content = await contentOf(db, { chainId, versionId, hash: version.contentHash })
    const wanted = content.elements.map(({ id }) => id).filter((id) => scope.includes(id))
    if (wanted.length !== new Set(scope).size) throw new AppError('not-found')
    // All elements are the same audit as no scope at all.
    const elements = wanted.length === content.elements.length ? [] : wanted

    const asked = [...new Set(supplierIds)]
    const suppliers = await db
      .selectFrom('supplyLink as l')
      .innerJoin('organization as o', 'o.id', 'l.supplierOrgId')
      .select([
        'o.id as orgId',
        'o.name',
        'l.sharedUp',
        'l.contactName',
        'l.contactMobile',
        'l.contactEmail',
        'l.productCategory',
        'l.partClass',
        'l.processes',
      ])
      .where('l.chainId', '=', chainId)
      .where('l.buyerOrgId', '=', orgId)
      .where('l.supplierOrgId', 'in', asked)
      .orderBy(sql`o.name collate "zh-x-icu"`)
      .execute()
    if (suppliers.length !== asked.length) throw new AppError('not-found')

    const series = `${numberPrefix[content.family]}-${today.slice(0, 4)}`
    // Numbers are taken under a lock of the issuer, so no second launch can slip in between look and write.
    const numbers = await nextNumbers(db, 'audit', actor, series, suppliers.length, 3)
    const open = await db
      .selectFrom('audit')
      .select(['id', 'number', 'subjectOrgId'])
      .where('chainId', '=', chainId)
      .where('issuerOrgId', '=', orgId)
      .where('standardVersionId', '=', versionId)
      .where('state', 'not in', ['signed', 'cancelled'])
      .where('subjectOrgId', 'in', asked)
      .where(sql<boolean>`scope = ${elements}::text[]`)
      .execute()

    const campaignId = open.length < suppliers.length ? crypto.randomUUID() : null
    if (campaignId) {
      await db
        .insertInto('campaign')
        .values({
          chainId,
          id: campaignId,
          issuerOrgId: orgId,
          standardVersionId: versionId,
          title,
          dueOn,
          createdBy: actor.userId,
          createdAt: now.toISOString(),
        })
        .execute()
    }

    const months = await answerOnceMonths(db, actor)
    const outcomes = []
    for (const supplier of suppliers) {
      const { name, sharedUp } = supplier
      const already = open.find(({ subjectOrgId }) => subjectOrgId === supplier.orgId)
      if (already) {
        const { id: auditId, number } = already
        outcomes.push({
          orgId: supplier.orgId,
          name,
          auditId,
          number,
          outcome: 'skipped' as const,
          link: null,
          qr: null,
        })
        continue
      }
      const audit = { id: crypto.randomUUID(), number: numbers.shift()!, title, dueOn, message }
      await db
        .insertInto('audit')
        .values({
          ...audit,
          message: message || null,
          chainId,
          campaignId,
          standardVersionId: versionId,
          issuerOrgId: orgId,
          subjectOrgId: supplier.orgId,
          sharedUp,
          kind: content.family,
          scope: elements,
          excludedQuestions: notConcerning(content, elements, supplier),
          answerOnceMonths: months,
          state: 'launched',
          launchedAt: now.toISOString(),
          launchedBy: actor.userId,
        })
        .execute()
      const told = await announceAudit(context, supplier, audit)
      outcomes.push({
        orgId: supplier.orgId,
        name,
        auditId: audit.id,
        number: audit.number,
        ...told,
        qr: told.link && (await qrSvg(told.link)),
      })
      emit.stale(supplier.orgId, 'audit-launched')
      emit.changed(`audit:${audit.id}`, [orgId, supplier.orgId])
    }
    const launched = outcomes.filter(({ outcome }) => outcome !== 'skipped').length
    return { campaignId, launched, suppliers: outcomes }
  },
})

/** Questions left out for this supplier; none where that would leave nothing to ask. */
function notConcerning(
  content: StandardContent,
  scope: readonly string[],
  supplier: { productCategory: string | null; partClass: string; processes: string[] | null },
): string[] {
  const excluded = excludedFor(content, {
    category: supplier.productCategory,
    partClass: supplier.partClass as PartClass,
    processes: supplier.processes,
  })
  const left = withoutQuestions(content, excluded).elements
  return left.some(({ id }) => scope.length === 0 || scope.includes(id)) ? excluded : []
}
