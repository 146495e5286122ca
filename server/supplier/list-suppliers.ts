import { sql } from 'kysely'
import { z } from 'zod'
import { like, listInput, listOf } from '#server/list/list-query.ts'
import { defineUseCase } from '#server/use-case/define.ts'

const sorts = ['name', 'tier', 'score', 'joined', 'open'] as const

export const supplierRow = z.object({
  orgId: z.string(),
  name: z.string(),
  uscc: z.string().nullable(),
  regionCode: z.string().nullable(),
  tier: z.int().nullable(),
  productCategory: z.string().nullable(),
  status: z.string(),
  /** Supplies the caller directly. */
  direct: z.boolean(),
  partClass: z.string().nullable(),
  share: z.number().nullable(),
  soleSource: z.boolean(),
  sharedUp: z.boolean(),
  score: z.number().nullable(),
  grade: z.string().nullable(),
  lastAuditOn: z.string().nullable(),
  openActions: z.int(),
})

/**
 * The suppliers a buyer may see: the leader all visible members of the chain, a supplier those that supply it.
 * Which rows these are is decided by the row policies.
 */
export const listSuppliers = defineUseCase({
  name: 'supplier.listSuppliers',
  kind: 'read',
  permission: 'supplier:read',
  input: listInput(sorts, 'name').extend({
    tier: z.enum(['1', '2', '3']).optional(),
    grade: z.enum(['A', 'B', 'C', 'D', 'none']).optional(),
    status: z.enum(['registered', 'invited', 'active', 'suspended']).optional(),
    partClass: z.enum(['A', 'B', 'C']).optional(),
    direct: z.boolean().optional(),
  }),
  output: listOf(supplierRow),
  async run({ db, actor }, input) {
    const { chainId, orgId } = actor
    let query = db
      .selectFrom('chainMember as m')
      .innerJoin('organization as o', 'o.id', 'm.orgId')
      .leftJoin('supplyLink as l', (join) =>
        join
          .on('l.chainId', '=', chainId)
          .on('l.buyerOrgId', '=', orgId)
          .onRef('l.supplierOrgId', '=', 'm.orgId'),
      )
      .leftJoin('organizationScore as s', (join) =>
        join.on('s.chainId', '=', chainId).onRef('s.orgId', '=', 'm.orgId').on('s.validTo', 'is', null),
      )
      .where('m.chainId', '=', chainId)
      .where('m.role', '=', 'supplier')
      .where('m.orgId', '<>', orgId)
    // A supplier also sees its buyers as members; they are not its suppliers.
    if (actor.kind === 'supplier' || input.direct) query = query.where('l.supplierOrgId', 'is not', null)
    if (input.q) {
      const text = like(input.q)
      query = query.where((eb) =>
        eb.or([
          eb('o.name', 'ilike', text),
          eb('o.shortName', 'ilike', text),
          eb('o.uscc', 'ilike', text),
          eb('m.productCategory', 'ilike', text),
        ]),
      )
    }
    if (input.tier) {
      query =
        input.tier === '3' ? query.where('m.tier', '>=', 3) : query.where('m.tier', '=', Number(input.tier))
    }
    if (input.grade === 'none') query = query.where('s.grade', 'is', null)
    else if (input.grade) query = query.where('s.grade', '=', input.grade)
    if (input.status) query = query.where('m.status', '=', input.status)
    if (input.partClass) query = query.where('l.partClass', '=', input.partClass)

    const { total } = await query
      .select((eb) => eb.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow()
    const order = {
      name: sql`o.name collate "zh-x-icu"`,
      tier: sql`m.tier`,
      score: sql`s.own`,
      joined: sql`m.joined_at`,
      open: sql`open_actions`,
    }[input.sort]
    const rows = await query
      .select([
        'm.orgId',
        'o.name',
        'o.uscc',
        'o.regionCode',
        'm.tier',
        'm.productCategory',
        'm.status',
        'l.partClass',
        'l.share',
        's.own as score',
        's.grade',
        sql<boolean>`l.supplier_org_id is not null`.as('direct'),
        sql<boolean>`coalesce(l.sole_source, false)`.as('soleSource'),
        sql<boolean>`coalesce(l.shared_up, false)`.as('sharedUp'),
        sql<string | null>`(select max(a.signed_at) from audit a
          where a.chain_id = ${chainId} and a.subject_org_id = m.org_id and a.state = 'signed')`.as(
          'lastAuditOn',
        ),
        sql<number>`(select count(*) from corrective_action c
          where c.chain_id = ${chainId} and c.subject_org_id = m.org_id and c.state not in ('closed', 'cancelled'))`.as(
          'openActions',
        ),
      ])
      .orderBy(sql`${order} ${sql.raw(input.descending ? 'desc nulls last' : 'asc nulls last')}`)
      .orderBy('m.orgId')
      .limit(input.pageSize)
      .offset((input.page - 1) * input.pageSize)
      .execute()
    return { rows, total }
  },
})
