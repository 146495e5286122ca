import { sql } from 'kysely'
import { z } from 'zod'
import { like, listInput, listOf } from '#server/list/list-query.ts'
import { defineUseCase } from '#server/use-case/define.ts'

/** Current scores of the organizations that the caller may see: own, with the effect of suppliers, coverage, grade. */
export const listScores = defineUseCase({
  name: 'score.listScores',
  kind: 'read',
  permission: 'score:read',
  input: listInput(['own', 'rolled', 'name', 'tier', 'coverage'], 'own').extend({
    tier: z.enum(['0', '1', '2', '3']).optional(),
    grade: z.enum(['A', 'B', 'C', 'D', 'none']).optional(),
  }),
  output: listOf(
    z.object({
      orgId: z.string(),
      name: z.string(),
      tier: z.int().nullable(),
      own: z.number().nullable(),
      ownCoverage: z.number(),
      rolled: z.number().nullable(),
      rolledCoverage: z.number(),
      grade: z.string().nullable(),
      asOf: z.string(),
    }),
  ),
  async run({ db, actor }, input) {
    let query = db
      .selectFrom('organizationScore as s')
      .innerJoin('organization as o', 'o.id', 's.orgId')
      .innerJoin('chainMember as m', (join) =>
        join.on('m.chainId', '=', actor.chainId).onRef('m.orgId', '=', 's.orgId'),
      )
      .where('s.chainId', '=', actor.chainId)
      .where('s.validTo', 'is', null)
    if (input.q) query = query.where('o.name', 'ilike', like(input.q))
    if (input.tier)
      query =
        input.tier === '3' ? query.where('m.tier', '>=', 3) : query.where('m.tier', '=', Number(input.tier))
    if (input.grade === 'none') query = query.where('s.grade', 'is', null)
    else if (input.grade) query = query.where('s.grade', '=', input.grade)
    const { total } = await query
      .select((eb) => eb.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow()
    const order = {
      own: sql`s.own`,
      rolled: sql`s.rolled`,
      name: sql`o.name collate "zh-x-icu"`,
      tier: sql`m.tier`,
      coverage: sql`s.own_coverage`,
    }[input.sort]
    const rows = await query
      .select([
        's.orgId',
        'o.name',
        'm.tier',
        's.own',
        's.ownCoverage',
        's.rolled',
        's.rolledCoverage',
        's.grade',
        's.asOf',
      ])
      .orderBy(sql`${order} ${sql.raw(input.descending ? 'desc nulls last' : 'asc nulls last')}`)
      .orderBy('s.orgId')
      .limit(input.pageSize)
      .offset((input.page - 1) * input.pageSize)
      .execute()
    return { rows, total }
  },
})
