import { z } from 'zod'
import { commonFaults } from '#core/audit/repeat.ts'
import { dayInChina } from '#core/corrective/due-date.ts'
import { addMonths } from '#core/score/month.ts'
import { contentOf } from '#server/standard/content-of.ts'
import { defineUseCase } from '#server/use-case/define.ts'
import { AppError } from '#server/use-case/errors.ts'
import { findingSeverity } from './findings.ts'
import { signedFindings } from './signed-findings.ts'

/** Requirements that two suppliers or more failed in signed audits the actor sees (共性质量问题), most suppliers first. */
export const listCommonFaults = defineUseCase({
  name: 'audit.listCommonFaults',
  kind: 'read',
  permission: 'audit:read',
  input: z.object({ months: z.int().min(1).max(60).default(24) }),
  output: z.object({
    /** Findings of the period, and suppliers that have any. */
    findings: z.int(),
    suppliers: z.int(),
    repeated: z.int(),
    faults: z.array(
      z.object({
        requirement: z.string(),
        standardTitle: z.string(),
        code: z.string(),
        text: z.string(),
        findings: z.int(),
        repeated: z.int(),
        worst: findingSeverity,
        lastOn: z.string(),
        suppliers: z.array(
          z.object({
            orgId: z.string(),
            name: z.string(),
            findings: z.int(),
            lastOn: z.string(),
            worst: findingSeverity,
          }),
        ),
      }),
    ),
  }),
  async run({ db, actor, now, locale }, { months }) {
    if (actor.kind === 'committee') throw new AppError('forbidden')
    const { chainId } = actor
    const since = addMonths(dayInChina(now.toISOString()), -months)
    // A supplier reads what it found at its own suppliers; what was found at itself is no fault of several.
    const all = (await signedFindings(db, chainId, null)).filter(
      ({ supplierId }) => supplierId !== actor.orgId,
    )
    const common = commonFaults(all, since)
    const period = all.filter(({ on, severity }) => on >= since && severity !== 'opportunity')
    const organizations = await db.selectFrom('organization').select(['id', 'name']).execute()
    const nameOf = new Map(organizations.map(({ id, name }) => [id, name]))
    const questions = await wordsOf(db, chainId, all)
    return {
      findings: period.length,
      suppliers: new Set(period.map(({ supplierId }) => supplierId)).size,
      repeated: common.reduce((sum, fault) => sum + fault.repeated, 0),
      faults: common.map(({ suppliers, ...fault }) => {
        const newest = all
          .filter(({ requirement }) => requirement === fault.requirement)
          .reduce((a, b) => (b.on > a.on ? b : a))
        const question = questions.get(newest.standardVersionId)?.question(newest.questionId)
        return {
          ...fault,
          standardTitle: questions.get(newest.standardVersionId)?.title[locale] ?? '',
          code: newest.questionCode ?? question?.code ?? '',
          text: question?.text[locale] ?? '',
          suppliers: suppliers.map(({ supplierId, ...one }) => ({
            orgId: supplierId,
            name: nameOf.get(supplierId) ?? '',
            ...one,
          })),
        }
      }),
    }
  },
})

type Db = Parameters<typeof signedFindings>[0]

/** The questions of the versions that findings stand on. */
async function wordsOf(db: Db, chainId: string, findings: readonly { standardVersionId: string }[]) {
  const ids = [...new Set(findings.map(({ standardVersionId }) => standardVersionId))]
  if (ids.length === 0) return new Map()
  const versions = await db
    .selectFrom('standardVersion')
    .select(['id', 'contentHash'])
    .where('chainId', '=', chainId)
    .where('id', 'in', ids)
    .execute()
  const entries = await Promise.all(
    versions.map(async ({ id, contentHash }) => {
      const content = await contentOf(db, { chainId, versionId: id, hash: contentHash })
      const byId = new Map(
        content.elements.flatMap((element) => element.questions).map((one) => [one.id, one]),
      )
      return [id, { title: content.title, question: (questionId: string) => byId.get(questionId) }] as const
    }),
  )
  return new Map(entries)
}
