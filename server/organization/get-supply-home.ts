import { z } from 'zod'
import { dayInChina } from '#core/corrective/due-date.ts'
import { adviseScore } from '#core/score/advice.ts'
import { organizationScoreSchema } from '#core/score/result.ts'
import { scoreReasonText } from '#core/score/words.ts'
import { defineUseCase } from '#server/use-case/define.ts'
import { openTasks, task } from './tasks.ts'

/** A supplier's first page: what waits for it, its score and how to raise it, whether its figures are in. */
export const getSupplyHome = defineUseCase({
  name: 'organization.getSupplyHome',
  kind: 'read',
  permission: 'organization:read',
  input: z.object({}),
  output: z.object({
    tasks: z.array(task),
    score: z
      .object({
        own: z.number().nullable(),
        rolled: z.number().nullable(),
        coverage: z.number(),
        grade: z.string().nullable(),
        deciding: z.string(),
        asOf: z.string(),
      })
      .nullable(),
    advice: z.array(z.object({ componentKey: z.string(), gain: z.number(), words: z.string() })),
    digital: z.object({ period: z.string(), reported: z.boolean() }),
    ownSuppliers: z.int(),
  }),
  async run({ db, actor, locale, now }) {
    const { chainId, orgId } = actor
    const period = quarterOf(dayInChina(now.toISOString()))
    const tasks = await openTasks({ db, actor })
    const current = await db
      .selectFrom('organizationScore as s')
      .innerJoin('scoreExplanation as e', (join) =>
        join.on('e.chainId', '=', chainId).on('e.orgId', '=', orgId).onRef('e.version', '=', 's.version'),
      )
      .select(['s.own', 's.rolled', 's.ownCoverage', 's.grade', 's.asOf', 'e.content'])
      .where('s.chainId', '=', chainId)
      .where('s.orgId', '=', orgId)
      .where('s.validTo', 'is', null)
      .executeTakeFirst()
    const report = await db
      .selectFrom('digitalReport')
      .select('id')
      .where('chainId', '=', chainId)
      .where('orgId', '=', orgId)
      .where('period', '=', period)
      .executeTakeFirst()
    const { ownSuppliers } = await db
      .selectFrom('supplyLink')
      .select((eb) => eb.fn.countAll<number>().as('ownSuppliers'))
      .where('chainId', '=', chainId)
      .where('buyerOrgId', '=', orgId)
      .executeTakeFirstOrThrow()
    const explained = current && organizationScoreSchema.parse(current.content)
    return {
      tasks,
      score:
        current && explained
          ? {
              ...current,
              coverage: current.ownCoverage,
              deciding: scoreReasonText(explained.deciding)[locale],
            }
          : null,
      advice: explained ? adviseScore(explained).map((one) => ({ ...one, words: one.words[locale] })) : [],
      digital: { period, reported: report !== undefined },
      ownSuppliers,
    }
  },
})

/** `2026-11-23` → `2026Q4`. */
function quarterOf(day: string): string {
  return `${day.slice(0, 4)}Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`
}
