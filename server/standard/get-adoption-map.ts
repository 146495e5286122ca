import { sql } from 'kysely'
import { z } from 'zod'
import { dayInChina } from '#core/corrective/due-date.ts'
import { coverageOf, type TierCount } from '#core/standard/coverage.ts'
import { defineUseCase } from '#server/use-case/define.ts'
import { AppError } from '#server/use-case/errors.ts'

const count = z.int()

const organization = z.object({
  orgId: z.string(),
  name: z.string(),
  tier: z.int().nullable(),
  /** Has suppliers of its own, to whom it would pass the standard on. */
  buyer: z.boolean(),
  /** Version of the leader's standard that its own goes back to; null: it has not adopted it. */
  adoptedVersion: z.int().nullable(),
  standardId: z.string().nullable(),
  tightened: z.int(),
  added: z.int(),
  behind: z.boolean(),
  overdue: z.boolean(),
  /** Version of the leader's standard on which it was audited last, and whether that audit still counts. */
  auditedVersion: z.int().nullable(),
  auditedOn: z.string().nullable(),
  counts: z.boolean(),
})

/**
 * How far one of the leader's standards has come down the chain: the 同标同质 rate (suppliers with a counting audit on
 * the version in force ÷ all), tier by tier, and, for the leader, by organization. A committee sees the numbers only.
 */
export const getAdoptionMap = defineUseCase({
  name: 'standard.getAdoptionMap',
  kind: 'read',
  permission: 'standard:read',
  input: z.object({ standardId: z.uuid() }),
  output: z.object({
    standardId: z.string(),
    title: z.string(),
    version: z.int(),
    publishedAt: z.string(),
    followBy: z.string().nullable(),
    audited: z.int(),
    members: z.int(),
    tiers: z.array(
      z.object({
        tier: z.int().nullable(),
        /** One or two organizations of the tier are hidden and not counted. */
        leftOut: z.boolean(),
        members: count,
        audited: count,
        buyers: count,
        adopted: count,
        behind: count,
      }),
    ),
    organizations: z.array(organization),
  }),
  async run({ db, actor, now, locale }, { standardId }) {
    if (actor.kind === 'supplier') throw new AppError('forbidden')
    const { chainId } = actor
    const today = dayInChina(now.toISOString())
    const isLeader = actor.kind === 'leader'
    const { rows: versions } = await sql<{
      version: number
      publishedAt: string
      followBy: string | null
      title: string
    }>`select v.version, v.published_at as "publishedAt", s.title ->> ${locale} as title,
        ${isLeader ? sql`v.follow_by` : sql`null`} as "followBy"
      from standard s join standard_version v on v.chain_id = s.chain_id and v.standard_id = s.id
      where s.chain_id = ${chainId} and s.id = ${standardId} and s.root_standard_id is null
        and v.status = 'published'`.execute(db)
    const current = versions[0]
    if (!current) throw new AppError('not-found')
    const { rows: tiers } = await sql<TierCount>`
      select * from standard_coverage(${standardId}, ${today})`.execute(db)
    const { rows } = isLeader
      ? await sql<z.infer<typeof organization>>`
        select m.org_id as "orgId", o.name, m.tier,
          exists (select 1 from supply_link l where l.chain_id = m.chain_id and l.buyer_org_id = m.org_id) as buyer,
          ad.root_version as "adoptedVersion", ad.standard_id as "standardId",
          coalesce(ad.tightened, 0) as tightened, coalesce(ad.added, 0) as added,
          coalesce(ad.root_version < ${current.version}, false) as behind,
          coalesce(ad.root_version < ${current.version} and ${current.followBy}::date < ${today}::date, false) as overdue,
          last.version as "auditedVersion", last.signed_at as "auditedOn",
          coalesce(last.version = ${current.version} and last.valid_until >= ${today}::date, false) as counts
        from chain_member m
          join organization o on o.id = m.org_id
          left join standard_adoption ad on ad.chain_id = m.chain_id and ad.root_standard_id = ${standardId}
            and ad.org_id = m.org_id
          left join lateral (
            select coalesce(v.root_version, v.version) as version, a.signed_at, a.valid_until
            from audit a
              join standard_version v on v.chain_id = a.chain_id and v.id = a.standard_version_id
              join standard s on s.chain_id = v.chain_id and s.id = v.standard_id
            where a.chain_id = m.chain_id and a.subject_org_id = m.org_id and a.state = 'signed'
              and (s.id = ${standardId} or s.root_standard_id = ${standardId})
            order by a.signed_at desc limit 1) last on true
        where m.chain_id = ${chainId} and m.role = 'supplier' and m.status <> 'suspended'
        order by m.tier nulls last, o.name collate "zh-x-icu"`.execute(db)
      : { rows: [] }
    return { standardId, ...current, ...coverageOf(tiers), organizations: rows }
  },
})
