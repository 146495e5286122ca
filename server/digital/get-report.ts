import { z } from 'zod'
import { dayInChina } from '#core/corrective/due-date.ts'
import { checkDigitalFacts } from '#core/digital/check-facts.ts'
import { currentDefinition, digitalDefinitionSchema } from '#core/digital/definition.ts'
import { latestQuarters, quarterOf, quarterSchema } from '#core/digital/quarter.ts'
import { digitalIssueText } from '#core/digital/words.ts'
import { defineUseCase } from '#server/use-case/define.ts'
import { AppError } from '#server/use-case/errors.ts'
import { enteredFacts, factColumns } from './digital-row.ts'
import { registerYear } from './rated-enterprises.ts'

/** Quarters that the form offers. */
const offered = 8

/**
 * The actor's own report of a quarter (default: the present one), or what to start from: the latest quarter before it.
 * With the quarters that may be reported and the definition that judges.
 */
export const getReport = defineUseCase({
  name: 'digital.getReport',
  kind: 'read',
  permission: 'digital:report',
  input: z.object({ period: quarterSchema.optional() }),
  output: z.object({
    period: z.string(),
    today: z.string(),
    quarters: z.array(z.object({ period: z.string(), reported: z.boolean() })),
    /** 0: not reported yet. */
    revision: z.int(),
    facts: enteredFacts.nullable(),
    reportedAt: z.string().nullable(),
    /** What is doubtful in it. */
    warnings: z.array(z.object({ field: z.string(), message: z.string() })),
    prefill: enteredFacts.extend({ period: z.string() }).nullable(),
    definition: digitalDefinitionSchema,
    /** Whether the organization is in the register of enterprises above designated size; null: there is no register. */
    designated: z.boolean().nullable(),
    registerYear: z.int().nullable(),
  }),
  async run({ db, actor, now, locale }, input) {
    const { chainId, orgId } = actor
    const today = dayInChina(now.toISOString())
    const present = quarterOf(today)
    const period = input.period ?? present
    if (period > present) throw new AppError('not-found')
    const reports = await db
      .selectFrom('digitalReport')
      .select(['period', 'revision', 'reportedAt', 'platformName', ...factColumns])
      .where('chainId', '=', chainId)
      .where('orgId', '=', orgId)
      .orderBy('period', 'desc')
      .execute()
    const own = reports.find((report) => report.period === period)
    const earlier = reports.find((report) => report.period < period)
    const quarters = [...new Set([...latestQuarters(present, offered), period])].sort().reverse()
    const year = await registerYear(db, chainId, Number(period.slice(0, 4)))
    const listed =
      year === null
        ? undefined
        : await db
            .selectFrom('designatedEnterprise')
            .select('orgId')
            .where('chainId', '=', chainId)
            .where('orgId', '=', orgId)
            .where('year', '=', year)
            .executeTakeFirst()
    return {
      period,
      today,
      quarters: quarters.map((quarter) => ({
        period: quarter,
        reported: reports.some((report) => report.period === quarter),
      })),
      revision: own?.revision ?? 0,
      facts: own ?? null,
      reportedAt: own?.reportedAt ?? null,
      warnings: own
        ? checkDigitalFacts(own, { today, period })
            .filter(({ severity }) => severity === 'warning')
            .map((issue) => ({ field: issue.field, message: digitalIssueText(issue)[locale] }))
        : [],
      prefill: own ? null : (earlier ?? null),
      definition: currentDefinition,
      designated: year === null ? null : listed !== undefined,
      registerYear: year,
    }
  },
})
