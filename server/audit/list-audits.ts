import { sql } from 'kysely'
import { z } from 'zod'
import { auditStates } from '#core/audit/state.ts'
import { dayInChina } from '#core/corrective/due-date.ts'
import { like, listInput, listOf } from '#server/list/list-query.ts'
import { defineUseCase } from '#server/use-case/define.ts'

export const auditSorts = ['due', 'launched', 'supplier', 'state', 'progress', 'overall'] as const

export const auditRow = z.object({
  auditId: z.string(),
  number: z.string(),
  title: z.string(),
  standardTitle: z.string(),
  issuerName: z.string().nullable(),
  subjectOrgId: z.string(),
  subjectName: z.string().nullable(),
  tier: z.int().nullable(),
  state: z.enum(auditStates),
  dueOn: z.string(),
  /** Due before today and not answered yet. */
  overdue: z.boolean(),
  launchedAt: z.string(),
  submittedAt: z.string().nullable(),
  signedAt: z.string().nullable(),
  answered: z.int(),
  questions: z.int(),
  overall: z.number().nullable(),
  grade: z.string().nullable(),
  validUntil: z.string().nullable(),
})
export type AuditRow = z.infer<typeof auditRow>

/**
 * Audits the actor issued, received, or (leader) may see because a tier-1 supplier shared them. Overdue is what the
 * supplier still has to hand in after its due day.
 */
export const listAudits = defineUseCase({
  name: 'audit.listAudits',
  kind: 'read',
  permission: 'audit:read',
  input: listInput(auditSorts, 'due').extend({
    side: z.enum(['issued', 'received', 'shared']),
    state: z.enum(auditStates).optional(),
    /** `open`: not signed and not cancelled. */
    open: z.boolean().optional(),
    grade: z.enum(['A', 'B', 'C', 'D', 'none']).optional(),
    overdue: z.boolean().optional(),
    subjectOrgId: z.uuid().optional(),
    campaignId: z.uuid().optional(),
  }),
  output: listOf(auditRow).extend({
    counts: z.object({ open: z.int(), submitted: z.int(), overdue: z.int() }),
  }),
  async run({ db, actor, now, locale }, input) {
    const { chainId, orgId } = actor
    const today = dayInChina(now.toISOString())
    const overdue = sql<boolean>`(a.state in ('launched', 'answering') and a.due_on < ${today})`
    let all = db
      .selectFrom('audit as a')
      .leftJoin('organization as i', 'i.id', 'a.issuerOrgId')
      .leftJoin('organization as o', 'o.id', 'a.subjectOrgId')
      .leftJoin('chainMember as m', (join) =>
        join.on('m.chainId', '=', chainId).onRef('m.orgId', '=', 'a.subjectOrgId'),
      )
      .where('a.chainId', '=', chainId)
    if (input.side === 'issued') all = all.where('a.issuerOrgId', '=', orgId)
    else if (input.side === 'received') all = all.where('a.subjectOrgId', '=', orgId)
    else all = all.where('a.issuerOrgId', '<>', orgId).where('a.subjectOrgId', '<>', orgId)
    const counts = await all
      .select([
        sql<number>`count(*) filter (where a.state not in ('signed', 'cancelled'))`.as('open'),
        sql<number>`count(*) filter (where a.state in ('submitted', 'reviewing'))`.as('submitted'),
        sql<number>`count(*) filter (where ${overdue})`.as('overdue'),
      ])
      .executeTakeFirstOrThrow()

    let query = all
    if (input.q) {
      const text = like(input.q)
      query = query.where((eb) =>
        eb.or([
          eb('o.name', 'ilike', text),
          eb('i.name', 'ilike', text),
          eb('a.title', 'ilike', text),
          eb('a.number', 'ilike', text),
        ]),
      )
    }
    if (input.state) query = query.where('a.state', '=', input.state)
    if (input.open) query = query.where('a.state', 'not in', ['signed', 'cancelled'])
    if (input.grade === 'none') query = query.where('a.grade', 'is', null)
    else if (input.grade) query = query.where('a.grade', '=', input.grade)
    if (input.overdue) query = query.where(overdue)
    if (input.subjectOrgId) query = query.where('a.subjectOrgId', '=', input.subjectOrgId)
    if (input.campaignId) query = query.where('a.campaignId', '=', input.campaignId)
    const { total } = await query
      .select((eb) => eb.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow()

    const answered = sql<number>`(select count(*) from self_answer x where x.chain_id = a.chain_id
      and x.audit_id = a.id and (x.score is not null or x.not_evaluated))`
    const order = {
      due: sql`a.due_on`,
      launched: sql`a.launched_at`,
      supplier: sql`o.name collate "zh-x-icu"`,
      state: sql`array_position(array['launched','answering','submitted','reviewing','signed','cancelled'], a.state)`,
      progress: answered,
      overall: sql`a.overall`,
    }[input.sort]
    const rows = await query
      .select([
        'a.id as auditId',
        'a.number',
        'a.title',
        'a.standardVersionId',
        'a.scope',
        'i.name as issuerName',
        'a.subjectOrgId',
        'o.name as subjectName',
        'm.tier',
        'a.state',
        'a.dueOn',
        'a.launchedAt',
        'a.submittedAt',
        'a.signedAt',
        'a.overall',
        'a.grade',
        'a.validUntil',
        overdue.as('overdue'),
        answered.as('answered'),
      ])
      .orderBy(sql`${order} ${sql.raw(input.descending ? 'desc nulls last' : 'asc nulls last')}`)
      .orderBy('a.number', 'desc')
      .orderBy('a.id')
      .limit(input.pageSize)
      .offset((input.page - 1) * input.pageSize)
      .execute()
    const versions = await standardsOf(db, chainId, locale, [
      ...new Set(rows.map((row) => row.standardVersionId)),
    ])
    return {
      total,
      counts,
      rows: rows.map(({ standardVersionId, scope, state, ...row }) => {
        const own = versions.filter(({ versionId }) => versionId === standardVersionId)
        const audited = own.filter(({ elementId }) => scope.length === 0 || scope.includes(elementId))
        return {
          ...row,
          state: state as AuditRow['state'],
          standardTitle: own[0]?.title ?? '',
          questions: audited.reduce((sum, { questions }) => sum + questions, 0),
        }
      }),
    }
  },
})

/** Title and number of questions by element, without fetching whole standards. */
async function standardsOf(
  db: Parameters<(typeof listAudits)['run']>[0]['db'],
  chainId: string,
  locale: string,
  versionIds: string[],
) {
  if (versionIds.length === 0) return []
  const { rows } = await sql<{ versionId: string; title: string; elementId: string; questions: number }>`
    select v.id as "versionId", v.content -> 'title' ->> ${locale} as title, e ->> 'id' as "elementId",
      jsonb_array_length(e -> 'questions') as questions
    from standard_version v cross join lateral jsonb_array_elements(v.content -> 'elements') e
    where v.chain_id = ${chainId} and v.id in (${sql.join(versionIds)})`.execute(db)
  return rows
}
