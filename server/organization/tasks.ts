import { sql } from 'kysely'
import { z } from 'zod'
import { withoutQuestions } from '#core/standard/applies.ts'
import { contentOf } from '#server/standard/content-of.ts'
import type { UseCaseContext } from '#server/use-case/define.ts'

/** Something that waits for the caller's organization; the page links it by kind and id. */
export const task = z.object({
  kind: z.enum(['answer-audit', 'review-audit', 'answer-action', 'judge-action']),
  id: z.string(),
  title: z.string(),
  /** The other side. */
  partner: z.string(),
  /** The other side's id. */
  partnerId: z.string(),
  state: z.string(),
  severity: z.string().nullable(),
  dueOn: z.string().nullable(),
  done: z.int().nullable(),
  total: z.int().nullable(),
})
export type Task = z.infer<typeof task>

type Context = Pick<UseCaseContext<'organization:read'>, 'db' | 'actor'>

const mostTasks = 100

/** All that the ball is with this organization for, what it must answer itself first, then by due day. */
export async function openTasks({ db, actor }: Context): Promise<Task[]> {
  const { chainId, orgId } = actor
  type Row = Omit<Task, 'total'> & {
    versionId: string | null
    hash: string | null
    scope: string[] | null
    excluded: string[] | null
  }
  const { rows } = await sql<Row>`
    select * from (
      select case when a.subject_org_id = ${orgId} then 'answer-audit' else 'review-audit' end as kind,
        a.id, a.title, o.name as partner, o.id as "partnerId", a.state, null as severity, a.due_on::text as "dueOn",
        case when a.subject_org_id = ${orgId} then (select count(*) from self_answer s
          where s.chain_id = ${chainId} and s.audit_id = a.id and (s.score is not null or s.not_evaluated))
        else (select count(*) from audit_score s
          where s.chain_id = ${chainId} and s.audit_id = a.id and (s.score is not null or s.not_evaluated)) end::int as done,
        v.id as "versionId", v.content_hash as hash, a.scope, a.excluded_questions as excluded
      from audit a
      join standard_version v on v.chain_id = ${chainId} and v.id = a.standard_version_id
      join organization o on o.id = case when a.subject_org_id = ${orgId} then a.issuer_org_id else a.subject_org_id end
      where a.chain_id = ${chainId} and (
        (a.subject_org_id = ${orgId} and a.state in ('launched', 'answering'))
        or (a.issuer_org_id = ${orgId} and a.state in ('submitted', 'reviewing')))
      union all
      select case when c.subject_org_id = ${orgId} then 'answer-action' else 'judge-action' end,
        c.id, c.title, o.name, o.id, c.state, c.severity,
        (case when c.state in ('issued', 'sent-back') then c.answer_due_on else c.due_on end)::text, null, null, null, null, null
      from corrective_action c
      join organization o on o.id = case when c.subject_org_id = ${orgId} then c.issuer_org_id else c.subject_org_id end
      where c.chain_id = ${chainId} and (
        (c.subject_org_id = ${orgId} and c.state in ('issued', 'sent-back'))
        or (c.issuer_org_id = ${orgId} and c.state in ('answered', 'accepted', 'verified')))
    ) tasks order by kind not like 'answer%', "dueOn" nulls last, id limit ${mostTasks}`.execute(db)
  const tasks: Task[] = []
  for (const { versionId, hash, scope, excluded, ...row } of rows) {
    const whole = versionId && hash ? await contentOf(db, { chainId, versionId, hash }) : null
    const content = whole && withoutQuestions(whole, excluded ?? [])
    const elements = content?.elements.filter(({ id }) => !scope?.length || scope.includes(id))
    tasks.push({ ...row, total: elements?.flatMap(({ questions }) => questions).length ?? null })
  }
  return tasks
}
