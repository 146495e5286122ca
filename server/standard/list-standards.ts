import { resolve } from 'node:path'
import { sql } from 'kysely'
import { z } from 'zod'
import { loadTemplate, templateIds } from '#db/templates/load-template.ts'
import { like, listInput, listOf } from '#server/list/list-query.ts'
import { defineUseCase } from '#server/use-case/define.ts'

const sorts = ['title', 'published'] as const

const standardRow = z.object({
  standardId: z.string(),
  versionId: z.string(),
  code: z.string(),
  family: z.string(),
  title: z.string(),
  version: z.int(),
  status: z.string(),
  publishedAt: z.string().nullable(),
  effectiveOn: z.string().nullable(),
  /** Null where the actor does not see the questions (committee). */
  questions: z.int().nullable(),
  elements: z.array(z.object({ id: z.string(), code: z.string(), title: z.string() })),
  /** Audits against any version of it that the actor issued. */
  audits: z.int().nullable(),
})

/** The standards of the chain in their newest version, and shipped templates that are not published yet. */
export const listStandards = defineUseCase({
  name: 'standard.listStandards',
  kind: 'read',
  permission: 'standard:read',
  input: listInput(sorts, 'title'),
  output: listOf(standardRow).extend({
    templates: z.array(z.object({ templateId: z.string(), title: z.string(), source: z.string() })),
  }),
  async run({ db, actor, locale }, input) {
    const { chainId } = actor
    const seesContent = actor.kind !== 'committee'
    let query = db
      .selectFrom('standard as s')
      .innerJoin('standardVersion as v', (join) =>
        join.on('v.chainId', '=', chainId).onRef('v.standardId', '=', 's.id'),
      )
      .where('s.chainId', '=', chainId)
      .where(
        sql<boolean>`v.version = (select max(n.version) from standard_version n
          where n.chain_id = v.chain_id and n.standard_id = v.standard_id)`,
      )
    if (input.q) {
      const text = like(input.q)
      query = query.where(sql<boolean>`(s.code ilike ${text} or s.title ->> 'zh' ilike ${text}
        or s.title ->> 'en' ilike ${text})`)
    }
    const { total } = await query
      .select((eb) => eb.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow()
    const order = {
      title: sql`s.title ->> ${locale} collate "zh-x-icu"`,
      published: sql`v.published_at`,
    }[input.sort]
    const rows = await query
      .select([
        's.id as standardId',
        'v.id as versionId',
        's.code',
        's.family',
        sql<string>`s.title ->> ${locale}`.as('title'),
        'v.version',
        'v.status',
        'v.publishedAt',
        'v.effectiveOn',
      ])
      .orderBy(sql`${order} ${sql.raw(input.descending ? 'desc' : 'asc')}`)
      .orderBy('s.id')
      .limit(input.pageSize)
      .offset((input.page - 1) * input.pageSize)
      .execute()

    const ids = rows.map((row) => row.versionId)
    const elements =
      seesContent && ids.length > 0
        ? await sql<{ versionId: string; id: string; code: string; title: string; questions: number }>`
            select v.id as "versionId", e ->> 'id' as id, e ->> 'code' as code, e -> 'title' ->> ${locale} as title,
              jsonb_array_length(e -> 'questions') as questions
            from standard_version v cross join lateral jsonb_array_elements(v.content -> 'elements') with ordinality x(e, at)
            where v.chain_id = ${chainId} and v.id in (${sql.join(ids)}) order by v.id, x.at`.execute(db)
        : null
    const audits =
      seesContent && ids.length > 0
        ? await db
            .selectFrom('audit as a')
            .innerJoin('standardVersion as v', (join) =>
              join.on('v.chainId', '=', chainId).onRef('v.id', '=', 'a.standardVersionId'),
            )
            .select(['v.standardId', (eb) => eb.fn.countAll<number>().as('count')])
            .where('a.chainId', '=', chainId)
            .where('a.issuerOrgId', '=', actor.orgId)
            .groupBy('v.standardId')
            .execute()
        : null
    const published = await db.selectFrom('standard').select('code').where('chainId', '=', chainId).execute()
    return {
      total,
      rows: rows.map((row) => {
        const own = elements?.rows.filter(({ versionId }) => versionId === row.versionId) ?? []
        return {
          ...row,
          elements: own,
          questions: elements && own.reduce((sum, element) => sum + element.questions, 0),
          audits: audits && (audits.find(({ standardId }) => standardId === row.standardId)?.count ?? 0),
        }
      }),
      templates:
        actor.kind === 'leader'
          ? templateIds.flatMap((id) => {
              const { content } = loadTemplate(id, resolve('db/templates'))
              if (published.some(({ code }) => code === content.code)) return []
              return [{ templateId: id, title: content.title[locale], source: content.source[locale] }]
            })
          : [],
    }
  },
})
