import { sql, type Transaction } from 'kysely'
import { z } from 'zod'
import type { PartyActor } from '#core/identity/actor.ts'
import { mayAsk } from '#core/identity/permission.ts'
import type { DB } from '#db/schema.generated.ts'
import { templateIds } from '#db/templates/load-template.ts'
import { like, listInput, listOf } from '#server/list/list-query.ts'
import { defineUseCase } from '#server/use-case/define.ts'
import { answerOnceMonths, fourEyes } from './policy.ts'
import { shippedTemplate } from './shipped-template.ts'

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
  /** Whose it is: the actor's own, or what a buyer above (or the chain leader) asks. */
  mine: z.boolean(),
  ownerName: z.string(),
  /** The actor passes it on already, as a standard of its own. */
  adopted: z.boolean(),
  /** An own standard whose upstream has a newer version in force, and the day by which to follow it. */
  behind: z.boolean(),
  followBy: z.string().nullable(),
  /** The open draft of an own standard. */
  draftId: z.string().nullable(),
})

const newDraft = z.object({
  draftId: z.string(),
  standardId: z.string(),
  title: z.string(),
  status: z.string(),
  updatedAt: z.string(),
})

/** The standards of the chain in their newest version, and shipped templates that are not published yet. */
export const listStandards = defineUseCase({
  name: 'standard.listStandards',
  kind: 'read',
  permission: 'standard:read',
  input: listInput(sorts, 'title'),
  output: listOf(standardRow).extend({
    templates: z.array(
      z.object({
        templateId: z.enum(templateIds),
        title: z.string(),
        source: z.string(),
        questions: z.int(),
      }),
    ),
    /** Drafts of standards that have no published version yet. */
    newDrafts: z.array(newDraft),
    fourEyes: z.boolean(),
    /** Null where the actor launches no audits. */
    answerOnceMonths: z.int().nullable(),
  }),
  async run({ db, actor, locale }, input) {
    const { chainId } = actor
    const permitted = mayAsk(actor, 'standard:edit')
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
        's.issuerOrgId',
        's.parentStandardId',
        's.rootStandardId',
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
    const line = await lineOf(db, actor)
    return {
      total,
      rows: rows.map(({ issuerOrgId, parentStandardId, rootStandardId, ...row }) => {
        const upstream = line.behind.find(({ standardId }) => standardId === row.standardId)
        const own = elements?.rows.filter(({ versionId }) => versionId === row.versionId) ?? []
        return {
          ...row,
          mine: issuerOrgId === actor.orgId,
          ownerName: line.owners.get(issuerOrgId) ?? '',
          adopted: line.roots.has(rootStandardId ?? row.standardId),
          behind: upstream !== undefined,
          followBy: upstream?.followBy ?? null,
          draftId: line.drafts.find(({ standardId }) => standardId === row.standardId)?.id ?? null,
          elements: own,
          questions: elements && own.reduce((sum, element) => sum + element.questions, 0),
          audits: audits && (audits.find(({ standardId }) => standardId === row.standardId)?.count ?? 0),
        }
      }),
      templates: permitted
        ? templateIds.flatMap((id) => {
            const { content } = shippedTemplate(id)
            if (line.codes.has(content.code)) return []
            const questions = content.elements.reduce((sum, element) => sum + element.questions.length, 0)
            return [
              { templateId: id, title: content.title[locale], source: content.source[locale], questions },
            ]
          })
        : [],
      newDrafts: line.drafts
        .filter(({ published }) => !published)
        .map(({ id, title, published: _, ...draft }) => ({ ...draft, draftId: id, title: title[locale] })),
      fourEyes: permitted ? await fourEyes(db, actor) : false,
      answerOnceMonths: mayAsk(actor, 'audit:launch') ? await answerOnceMonths(db, actor) : null,
    }
  },
})

/** The actor's own line of adoption: what it passes on, where it is behind, and what it is writing. */
async function lineOf(db: Transaction<DB>, actor: PartyActor) {
  const { chainId, orgId } = actor
  const owners = new Map(
    (await db.selectFrom('organization').select(['id', 'name']).execute()).map(({ id, name }) => [id, name]),
  )
  if (!mayAsk(actor, 'standard:edit'))
    return { owners, roots: new Set<string>(), codes: new Set<string>(), behind: [], drafts: [] }
  const own = await db
    .selectFrom('standard')
    .select(['code', 'rootStandardId'])
    .where('chainId', '=', chainId)
    .where('issuerOrgId', '=', orgId)
    .execute()
  const { rows: behind } = await sql<{ standardId: string; followBy: string | null }>`
    select s.id as "standardId", up.follow_by as "followBy"
    from standard s
      join standard_version v on v.chain_id = s.chain_id and v.standard_id = s.id and v.status = 'published'
      join standard_version up on up.chain_id = s.chain_id and up.standard_id = s.parent_standard_id
        and up.status = 'published' and up.id <> v.parent_version_id
    where s.chain_id = ${chainId} and s.issuer_org_id = ${orgId}`.execute(db)
  const { rows: drafts } = await sql<{
    id: string
    standardId: string
    title: { zh: string; en: string }
    status: string
    updatedAt: string
    published: boolean
  }>`
    select d.id, d.standard_id as "standardId", d.content -> 'title' as title, d.status, d.updated_at as "updatedAt",
      exists (select 1 from standard_version v where v.chain_id = d.chain_id and v.standard_id = d.standard_id) as published
    from standard_draft d where d.chain_id = ${chainId} and d.issuer_org_id = ${orgId}`.execute(db)
  return {
    owners,
    roots: new Set(own.flatMap(({ rootStandardId }) => rootStandardId ?? [])),
    codes: new Set(own.map(({ code }) => code)),
    behind,
    drafts,
  }
}
