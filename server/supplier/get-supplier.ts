import { z } from 'zod'
import { defineUseCase } from '#server/use-case/define.ts'
import { AppError } from '#server/use-case/errors.ts'

const link = z.object({
  orgId: z.string(),
  name: z.string(),
  tier: z.int().nullable(),
  partClass: z.string(),
  share: z.number().nullable(),
  productCategory: z.string().nullable(),
  soleSource: z.boolean(),
  sharedUp: z.boolean(),
  /** Its processes, as far as the buyer knows them. */
  processes: z.array(z.string()).nullable(),
  score: z.number().nullable(),
  grade: z.string().nullable(),
})

/** One supplier with its links up and down (as far as the caller may see them), audits, actions and score. */
export const getSupplier = defineUseCase({
  name: 'supplier.getSupplier',
  kind: 'read',
  permission: 'supplier:read',
  input: z.object({ orgId: z.uuid() }),
  output: z.object({
    orgId: z.string(),
    name: z.string(),
    uscc: z.string().nullable(),
    regionCode: z.string().nullable(),
    sizeClass: z.string().nullable(),
    tier: z.int().nullable(),
    status: z.string(),
    productCategory: z.string().nullable(),
    joinedAt: z.string(),
    designatedYears: z.array(z.int()),
    contact: z
      .object({ name: z.string().nullable(), mobile: z.string().nullable(), email: z.string().nullable() })
      .nullable(),
    score: z
      .object({
        own: z.number().nullable(),
        ownCoverage: z.number(),
        grade: z.string().nullable(),
        rolled: z.number().nullable(),
        asOf: z.string(),
      })
      .nullable(),
    history: z.array(z.object({ on: z.string(), own: z.number().nullable(), rolled: z.number().nullable() })),
    buyers: z.array(link),
    suppliers: z.array(link),
    audits: z.array(
      z.object({
        auditId: z.string(),
        number: z.string(),
        title: z.string(),
        state: z.string(),
        dueOn: z.string(),
        overall: z.number().nullable(),
        grade: z.string().nullable(),
        signedAt: z.string().nullable(),
        validUntil: z.string().nullable(),
      }),
    ),
    actions: z.array(
      z.object({
        actionId: z.string(),
        number: z.string(),
        title: z.string(),
        severity: z.string(),
        state: z.string(),
        dueOn: z.string(),
      }),
    ),
  }),
  async run({ db, actor }, { orgId }) {
    const { chainId } = actor
    const found = await db
      .selectFrom('chainMember as m')
      .innerJoin('organization as o', 'o.id', 'm.orgId')
      .leftJoin('supplyLink as l', (join) =>
        join
          .on('l.chainId', '=', chainId)
          .on('l.buyerOrgId', '=', actor.orgId)
          .onRef('l.supplierOrgId', '=', 'm.orgId'),
      )
      .select([
        'm.orgId',
        'o.name',
        'o.uscc',
        'o.regionCode',
        'o.sizeClass',
        'm.tier',
        'm.status',
        'm.productCategory',
        'm.joinedAt',
        'l.supplierOrgId as linked',
        'l.contactName',
        'l.contactMobile',
        'l.contactEmail',
      ])
      .where('m.chainId', '=', chainId)
      .where('m.orgId', '=', orgId)
      .where('m.role', '=', 'supplier')
      .executeTakeFirst()
    // A supplier looks up its own suppliers only; a buyer of its is none.
    if (!found || (actor.kind === 'supplier' && !found.linked)) throw new AppError('not-found')
    const { linked, contactName, contactMobile, contactEmail, ...particulars } = found

    const links = (mine: 'buyerOrgId' | 'supplierOrgId', other: 'buyerOrgId' | 'supplierOrgId') =>
      db
        .selectFrom('supplyLink as l')
        .innerJoin('organization as o', 'o.id', `l.${other}`)
        .innerJoin('chainMember as m', (join) =>
          join.on('m.chainId', '=', chainId).onRef('m.orgId', '=', `l.${other}`),
        )
        .leftJoin('organizationScore as s', (join) =>
          join.on('s.chainId', '=', chainId).onRef('s.orgId', '=', `l.${other}`).on('s.validTo', 'is', null),
        )
        .select([
          'o.id as orgId',
          'o.name',
          'm.tier',
          'l.partClass',
          'l.share',
          'l.productCategory',
          'l.soleSource',
          'l.sharedUp',
          'l.processes',
          's.own as score',
          's.grade',
        ])
        .where('l.chainId', '=', chainId)
        .where(`l.${mine}`, '=', orgId)
        .orderBy('l.share', (order) => order.desc().nullsLast())
        .execute()
    const [years, versions, buyers, suppliers, audits, actions] = await Promise.all([
      db
        .selectFrom('designatedEnterprise')
        .select('year')
        .where('chainId', '=', chainId)
        .where('orgId', '=', orgId)
        .orderBy('year')
        .execute(),
      db
        .selectFrom('organizationScore')
        .select(['own', 'ownCoverage', 'grade', 'rolled', 'asOf', 'validTo', 'validFrom'])
        .where('chainId', '=', chainId)
        .where('orgId', '=', orgId)
        .orderBy('version')
        .execute(),
      links('supplierOrgId', 'buyerOrgId'),
      links('buyerOrgId', 'supplierOrgId'),
      db
        .selectFrom('audit')
        .select([
          'id as auditId',
          'number',
          'title',
          'state',
          'dueOn',
          'overall',
          'grade',
          'signedAt',
          'validUntil',
        ])
        .where('chainId', '=', chainId)
        .where('subjectOrgId', '=', orgId)
        .orderBy('launchedAt', 'desc')
        .limit(50)
        .execute(),
      db
        .selectFrom('correctiveAction')
        .select(['id as actionId', 'number', 'title', 'severity', 'state', 'dueOn'])
        .where('chainId', '=', chainId)
        .where('subjectOrgId', '=', orgId)
        .orderBy('issuedAt', 'desc')
        .limit(50)
        .execute(),
    ])
    return {
      ...particulars,
      designatedYears: years.map(({ year }) => year),
      contact: linked ? { name: contactName, mobile: contactMobile, email: contactEmail } : null,
      score: versions.find(({ validTo }) => validTo === null) ?? null,
      history: versions.map(({ validFrom, own, rolled }) => ({ on: validFrom, own, rolled })),
      buyers,
      suppliers,
      audits,
      actions,
    }
  },
})
