import { z } from 'zod'
import { defineUseCase } from '#server/use-case/define.ts'

/** Begins a year's register with the entries of another year; what is there already stays. Gives how many were added. */
export const copyDesignated = defineUseCase({
  name: 'digital.copyDesignated',
  kind: 'write',
  permission: 'digital:designate',
  input: z.object({ fromYear: z.int().min(2000).max(2100), year: z.int().min(2000).max(2100) }),
  output: z.object({ year: z.int(), added: z.int() }),
  async run({ db, actor, emit }, { fromYear, year }) {
    const { chainId } = actor
    const added = await db
      .insertInto('designatedEnterprise')
      .columns(['chainId', 'orgId', 'year', 'source'])
      .expression((eb) =>
        eb
          .selectFrom('designatedEnterprise')
          .select(['chainId', 'orgId', eb.val(year).as('year'), 'source'])
          .where('chainId', '=', chainId)
          .where('year', '=', fromYear),
      )
      .onConflict((conflict) => conflict.columns(['chainId', 'orgId', 'year']).doNothing())
      .returning('orgId')
      .execute()
    for (const { orgId } of added) emit.stale(orgId, 'designated')
    if (added.length > 0) emit.changed('digital', [actor.orgId, ...added.map(({ orgId }) => orgId)])
    return { year, added: added.length }
  },
})
