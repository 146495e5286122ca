import { sql } from 'kysely'
import { z } from 'zod'
import { like, listInput, listOf } from '#server/list/list-query.ts'
import { defineUseCase } from '#server/use-case/define.ts'

/** The people of the own organization. */
export const listMembers = defineUseCase({
  name: 'identity.listMembers',
  kind: 'read',
  permission: 'organization:read',
  input: listInput(['name', 'joined'], 'name'),
  output: listOf(
    z.object({
      userId: z.string(),
      name: z.string(),
      login: z.string(),
      role: z.string(),
      joinedAt: z.string(),
      disabled: z.boolean(),
    }),
  ),
  async run({ db, actor }, input) {
    let query = db
      .selectFrom('membership as m')
      .innerJoin('userAccount as u', 'u.id', 'm.userId')
      .where('m.orgId', '=', actor.orgId)
    if (input.q) {
      const text = like(input.q)
      query = query.where((eb) => eb.or([eb('u.name', 'ilike', text), eb('u.login', 'ilike', text)]))
    }
    const { total } = await query
      .select((eb) => eb.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow()
    const order = input.sort === 'name' ? sql`u.name collate "zh-x-icu"` : sql`m.created_at`
    const rows = await query
      .select(['u.id as userId', 'u.name', 'u.login', 'm.role', 'm.createdAt as joinedAt'])
      .select(sql<boolean>`u.disabled_at is not null`.as('disabled'))
      .orderBy(sql`${order} ${sql.raw(input.descending ? 'desc' : 'asc')}`)
      .orderBy('u.id')
      .limit(input.pageSize)
      .offset((input.page - 1) * input.pageSize)
      .execute()
    return { rows, total }
  },
})
