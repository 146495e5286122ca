import { sql } from 'kysely'
import { z } from 'zod'
import { judgeCoverage } from '#core/digital/coverage.ts'
import { currentDefinition } from '#core/digital/definition.ts'
import { like, listInput, listOf } from '#server/list/list-query.ts'
import { defineUseCase } from '#server/use-case/define.ts'
import { enteredFacts, factColumns } from './digital-row.ts'

/** The actor's own reports with what they come to under the present definition, newest first. */
export const listReports = defineUseCase({
  name: 'digital.listReports',
  kind: 'read',
  permission: 'digital:read',
  input: listInput(['period', 'reported', 'evidence'], 'period').extend({
    descending: z.boolean().default(true),
  }),
  output: listOf(
    enteredFacts.extend({
      period: z.string(),
      digitalRate: z.number().nullable(),
      networkedRate: z.number().nullable(),
      covered: z.boolean().nullable(),
      platform: z.boolean().nullable(),
      reportedAt: z.string(),
      reportedBy: z.string().nullable(),
      revision: z.int(),
    }),
  ),
  async run({ db, actor }, input) {
    let query = db
      .selectFrom('digitalReport as r')
      .leftJoin('userAccount as u', 'u.id', 'r.reportedBy')
      .where('r.chainId', '=', actor.chainId)
      .where('r.orgId', '=', actor.orgId)
    if (input.q) {
      const text = like(input.q)
      query = query.where((eb) => eb.or([eb('r.period', 'ilike', text), eb('r.platformName', 'ilike', text)]))
    }
    const { total } = await query
      .select((eb) => eb.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow()
    const order = {
      period: sql`r.period`,
      reported: sql`r.reported_at`,
      evidence: sql`r.evidence_on`,
    }[input.sort]
    const rows = await query
      .select(['r.period', 'r.platformName', 'r.reportedAt', 'r.revision', 'u.name as reportedBy'])
      .select(factColumns.map((column) => `r.${column}` as const))
      .orderBy(sql`${order} ${sql.raw(input.descending ? 'desc' : 'asc')}`)
      .orderBy('r.id')
      .limit(input.pageSize)
      .offset((input.page - 1) * input.pageSize)
      .execute()
    return {
      total,
      rows: rows.map((row) => {
        const judged = judgeCoverage(row, currentDefinition)
        return {
          ...row,
          digitalRate: judged.equipmentDigitalRate,
          networkedRate: judged.equipmentNetworkedRate,
          covered: judged.covered.met,
          platform: judged.platform.met,
        }
      }),
    }
  },
})
