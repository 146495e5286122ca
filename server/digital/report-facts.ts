import { z } from 'zod'
import { dayInChina } from '#core/corrective/due-date.ts'
import { checkDigitalFacts } from '#core/digital/check-facts.ts'
import { currentDefinition } from '#core/digital/definition.ts'
import { quarterOf, quarterSchema } from '#core/digital/quarter.ts'
import { digitalIssueText } from '#core/digital/words.ts'
import { defineUseCase } from '#server/use-case/define.ts'
import { AppError } from '#server/use-case/errors.ts'

const count = z.int().min(0).max(1_000_000)

/**
 * Reports the digitalization facts of the actor's own organization for a quarter (domain §5.1), or corrects them.
 * `revision` is that of the report that was changed (0: there is none yet). What cannot be right is refused beside its
 * field; what is only doubtful comes back as a warning.
 */
export const reportFacts = defineUseCase({
  name: 'digital.report',
  kind: 'write',
  permission: 'digital:report',
  input: z.object({
    period: quarterSchema,
    equipmentTotal: count,
    equipmentDigital: count,
    equipmentNetworked: count,
    coreProcessesInSystems: z.boolean().default(false),
    integratedFunctions: count,
    platformServices: count,
    platformName: z.string().trim().max(120).default(''),
    evidenceOn: z.iso.date(),
    revision: z.int().min(0).default(0),
  }),
  output: z.object({
    period: z.string(),
    revision: z.int(),
    warnings: z.array(z.object({ field: z.string(), message: z.string() })),
  }),
  async run({ db, actor, now, locale, emit }, { period, revision, platformName, ...entered }) {
    const { chainId, orgId } = actor
    const today = dayInChina(now.toISOString())
    const facts = { ...entered, definitionVersion: currentDefinition.version }
    const issues = checkDigitalFacts(facts, { today, period }).map((issue) => ({
      severity: issue.severity,
      path: issue.field as string,
      message: digitalIssueText(issue)[locale],
    }))
    const errors = issues.filter(({ severity }) => severity === 'error')
    if (period > quarterOf(today)) {
      const message =
        locale === 'zh'
          ? '不能填报尚未开始的季度。'
          : 'This quarter has not begun yet; choose an earlier one.'
      errors.push({ severity: 'error', path: 'period', message })
    }
    if (errors.length > 0) throw new AppError('invalid-input', {}, errors)

    const member = await db
      .selectFrom('chainMember')
      .select('visibleToLeader')
      .where('chainId', '=', chainId)
      .where('orgId', '=', orgId)
      .executeTakeFirst()
    const row = {
      ...facts,
      platformName: platformName || null,
      // What the leader may not know of the organization, it does not learn from its figures either.
      sharedUp: member?.visibleToLeader ?? false,
      reportedBy: actor.userId,
      reportedAt: now.toISOString(),
      revision: revision + 1,
    }
    if (revision === 0) {
      await db
        .insertInto('digitalReport')
        .values({ ...row, chainId, id: crypto.randomUUID(), orgId, period })
        .execute()
    } else {
      const { numUpdatedRows } = await db
        .updateTable('digitalReport')
        .set(row)
        .where('chainId', '=', chainId)
        .where('orgId', '=', orgId)
        .where('period', '=', period)
        .where('revision', '=', revision)
        .executeTakeFirst()
      if (numUpdatedRows === 0n) throw new AppError('conflict')
    }
    const { leaderOrgId } = await db
      .selectFrom('chain')
      .select('leaderOrgId')
      .where('id', '=', chainId)
      .executeTakeFirstOrThrow()
    emit.stale(orgId, 'digital')
    emit.changed('digital', [...new Set([orgId, leaderOrgId])])
    return {
      period,
      revision: row.revision,
      warnings: issues
        .filter(({ severity }) => severity === 'warning')
        .map(({ path, message }) => ({ field: path, message })),
    }
  },
})
