import { z } from 'zod'
import { defineUseCase } from '#server/use-case/define.ts'
import { AppError } from '#server/use-case/errors.ts'

/**
 * Enters enterprises in the year's register of enterprises above designated size (规上), or takes them out. The register
 * is kept by hand from the statistical one, never computed (domain §5.1). Gives how many entries changed.
 */
export const setDesignated = defineUseCase({
  name: 'digital.setDesignated',
  kind: 'write',
  permission: 'digital:designate',
  input: z.object({
    year: z.int().min(2000).max(2100),
    orgIds: z.array(z.uuid()).min(1).max(5000),
    designated: z.boolean().default(false),
    source: z.string().trim().max(200).optional(),
  }),
  output: z.object({ year: z.int(), changed: z.int() }),
  async run({ db, actor, emit }, { year, designated, source, ...input }) {
    const { chainId } = actor
    const orgIds = [...new Set(input.orgIds)]
    const members = await db
      .selectFrom('chainMember')
      .select('orgId')
      .where('chainId', '=', chainId)
      .where('role', 'in', ['leader', 'supplier'])
      .where('orgId', 'in', orgIds)
      .execute()
    if (members.length !== orgIds.length) throw new AppError('not-found')
    const changed = designated
      ? await db
          .insertInto('designatedEnterprise')
          .values(orgIds.map((orgId) => ({ chainId, orgId, year, source: source ?? null })))
          .onConflict((conflict) => conflict.columns(['chainId', 'orgId', 'year']).doNothing())
          .returning('orgId')
          .execute()
      : await db
          .deleteFrom('designatedEnterprise')
          .where('chainId', '=', chainId)
          .where('year', '=', year)
          .where('orgId', 'in', orgIds)
          .returning('orgId')
          .execute()
    for (const { orgId } of changed) emit.stale(orgId, 'designated')
    if (changed.length > 0) emit.changed('digital', [actor.orgId, ...changed.map(({ orgId }) => orgId)])
    return { year, changed: changed.length }
  },
})
