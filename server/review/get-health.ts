import { sql } from 'kysely'
import { z } from 'zod'
import { chainHealthSchema } from '#core/chain/health-schema.ts'
import { defineUseCase } from '#server/use-case/define.ts'

const digitalPoint = z.object({ n: z.int(), N: z.int() })

/**
 * The chain's health now and its course over 24 months, for the committee and the leader. Roll-ups only: no answers,
 * findings, shares or contacts; organizations are named only where they may be shown.
 */
export const getHealth = defineUseCase({
  name: 'review.getHealth',
  kind: 'read',
  permission: 'health:read',
  input: z.object({}),
  output: z.object({
    chainName: z.string(),
    /** Null until the first scores are in. */
    current: chainHealthSchema.extend({ recordedAt: z.string() }).nullable(),
    /** Names of the organizations that the numbers mention. */
    names: z.record(z.string(), z.string()),
    standard: z.object({ title: z.object({ zh: z.string(), en: z.string() }), version: z.int() }).nullable(),
    /** The last version of each month, oldest first. */
    course: z.array(
      z.object({
        month: z.string(),
        score: z.number().nullable(),
        tiers: z.array(z.object({ tier: z.int().nullable(), mean: z.number().nullable() })),
        coverage: digitalPoint.nullable(),
        platform: digitalPoint.nullable(),
        adoption: digitalPoint.nullable(),
      }),
    ),
  }),
  async run({ db, actor, now }) {
    const { chainId } = actor
    const { name } = await db
      .selectFrom('chain')
      .select('name')
      .where('id', '=', chainId)
      .executeTakeFirstOrThrow()
    const { rows: versions } = await sql<{
      month: string
      content: unknown
      recordedAt: string
      validTo: string | null
    }>`
      select distinct on (1) to_char(valid_from at time zone 'Asia/Shanghai', 'YYYY-MM') as month,
        content, recorded_at as "recordedAt", valid_to as "validTo"
      from chain_health
      where chain_id = ${chainId} and valid_from > ${now}::timestamptz - interval '24 months'
      order by 1, valid_from desc`.execute(db)
    const parsed = versions.flatMap((version) => {
      const content = chainHealthSchema.safeParse(version.content)
      return content.success ? [{ ...version, health: content.data }] : []
    })
    const latest = parsed.find(({ validTo }) => validTo === null)
    const current = latest ? { ...latest.health, recordedAt: latest.recordedAt } : null
    const ids = current
      ? [
          ...current.weakest.map(({ organizationId }) => organizationId),
          ...current.bottleneck.map(({ organizationId }) => organizationId),
          ...current.cycles.flatMap(({ members }) => members),
          ...current.tiers.flatMap(({ worst }) => (worst ? [worst.organizationId] : [])),
        ]
      : []
    const organizations = ids.length
      ? await db
          .selectFrom('organization')
          .select(['id', 'name'])
          .where('id', 'in', [...new Set(ids)])
          .execute()
      : []
    const standard =
      current?.adoption.standardVersionId &&
      (await db
        .selectFrom('standardVersion as v')
        .innerJoin('standard as s', (join) =>
          join.on('s.chainId', '=', chainId).onRef('s.id', '=', 'v.standardId'),
        )
        .select(['s.title', 'v.version'])
        .where('v.chainId', '=', chainId)
        .where('v.id', '=', current.adoption.standardVersionId)
        .executeTakeFirst())
    return {
      chainName: name,
      current,
      names: Object.fromEntries(organizations.map(({ id, name: of }) => [id, of])),
      standard: standard
        ? { title: standard.title as { zh: string; en: string }, version: standard.version }
        : null,
      course: parsed.slice(-24).map(({ month, health }) => ({
        month,
        score: health.score,
        tiers: health.tiers.map(({ tier, mean }) => ({ tier, mean })),
        coverage: health.digital && {
          n: health.digital.designated.covered,
          N: health.digital.designated.denominator,
        },
        platform: health.digital && {
          n: health.digital.designated.platform,
          N: health.digital.designated.denominator,
        },
        adoption: { n: health.adoption.adopted, N: health.adoption.suppliers },
      })),
    }
  },
})
