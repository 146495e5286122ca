import { sql } from 'kysely'
import { z } from 'zod'
import { like, listInput, listOf } from '#server/list/list-query.ts'
import { defineUseCase } from '#server/use-case/define.ts'

export const invitationStates = ['open', 'expired', 'accepted', 'revoked'] as const

/** Invitations that the own organization sent, to colleagues and to suppliers. */
export const listInvitations = defineUseCase({
  name: 'identity.listInvitations',
  kind: 'read',
  permission: 'organization:invite',
  input: listInput(['created', 'name', 'organization', 'expires'], 'created').extend({
    state: z.enum(invitationStates).optional(),
    /** Only those to this organization. */
    orgId: z.uuid().optional(),
  }),
  output: listOf(
    z.object({
      id: z.string(),
      orgId: z.string(),
      orgName: z.string(),
      name: z.string(),
      login: z.string(),
      role: z.string(),
      state: z.enum(invitationStates),
      createdAt: z.string(),
      expiresAt: z.string(),
      acceptedAt: z.string().nullable(),
    }),
  ),
  async run({ db, actor, now }, input) {
    const state = sql<(typeof invitationStates)[number]>`case
      when i.accepted_at is not null then 'accepted' when i.revoked_at is not null then 'revoked'
      when i.expires_at <= ${now.toISOString()} then 'expired' else 'open' end`
    let query = db
      .selectFrom('invitation as i')
      .innerJoin('organization as o', 'o.id', 'i.subjectOrgId')
      .where('i.chainId', '=', actor.chainId)
      .where('i.issuerOrgId', '=', actor.orgId)
    if (input.orgId) query = query.where('i.subjectOrgId', '=', input.orgId)
    if (input.state) query = query.where(state, '=', input.state)
    if (input.q) {
      const text = like(input.q)
      query = query.where((eb) =>
        eb.or([eb('i.name', 'ilike', text), eb('i.login', 'ilike', text), eb('o.name', 'ilike', text)]),
      )
    }
    const { total } = await query
      .select((eb) => eb.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow()
    const order = {
      created: sql`i.created_at`,
      name: sql`i.name collate "zh-x-icu"`,
      organization: sql`o.name collate "zh-x-icu"`,
      expires: sql`i.expires_at`,
    }[input.sort]
    const rows = await query
      .select([
        'i.id',
        'i.subjectOrgId as orgId',
        'o.name as orgName',
        'i.name',
        'i.login',
        'i.role',
        'i.createdAt',
        'i.expiresAt',
        'i.acceptedAt',
        state.as('state'),
      ])
      .orderBy(sql`${order} ${sql.raw(input.descending ? 'desc' : 'asc')}`)
      .orderBy('i.id')
      .limit(input.pageSize)
      .offset((input.page - 1) * input.pageSize)
      .execute()
    return { rows, total }
  },
})
