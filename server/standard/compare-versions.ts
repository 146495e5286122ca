import { sql } from 'kysely'
import { z } from 'zod'
import type { Answer } from '#core/audit/answer.ts'
import { regrade } from '#core/audit/regrade.ts'
import { changeSchema } from '#core/standard/change.ts'
import { compareStandards } from '#core/standard/compare.ts'
import { problemsOf } from '#core/standard/problems.ts'
import { defineUseCase } from '#server/use-case/define.ts'
import { AppError } from '#server/use-case/errors.ts'
import { findDraft } from './find-draft.ts'
import { versionById } from './upstream.ts'

const side = z.object({ versionId: z.string(), version: z.int(), ownerName: z.string(), title: z.string() })

/**
 * What changed between two versions (or a version and a draft of one's own), and what it means: audits of the actor
 * that still run on the first, and the newest signed audit of each supplier on it, graded again under the second.
 */
export const compareVersions = defineUseCase({
  name: 'standard.compareVersions',
  kind: 'read',
  permission: 'standard:read',
  input: z.object({
    fromVersionId: z.uuid(),
    toVersionId: z.uuid().optional(),
    draftId: z.uuid().optional(),
  }),
  output: z.object({
    from: side,
    /** Null for a draft. */
    to: side.nullable(),
    changes: z.array(changeSchema),
    /** Names of the questions, elements and rules that the changes are about, in the reader's language. */
    running: z.int(),
    suppliers: z.array(
      z.object({
        orgId: z.string(),
        name: z.string(),
        auditId: z.string(),
        number: z.string(),
        grade: z.string().nullable(),
        percent: z.number().nullable(),
        gradeThen: z.string().nullable(),
        percentThen: z.number().nullable(),
        unanswered: z.int(),
      }),
    ),
  }),
  async run({ db, actor, locale }, { fromVersionId, toVersionId, draftId }) {
    if (actor.kind === 'committee') throw new AppError('forbidden')
    const { chainId, orgId } = actor
    const from = await versionById(db, actor, fromVersionId)
    const to = toVersionId ? await versionById(db, actor, toVersionId) : null
    const draft = draftId ? await findDraft(db, actor, draftId) : null
    const content = to?.content ?? draft?.content
    if (!from || !content) throw new AppError('not-found')
    const { running } = await db
      .selectFrom('audit')
      .select((eb) => eb.fn.countAll<number>().as('running'))
      .where('chainId', '=', chainId)
      .where('issuerOrgId', '=', orgId)
      .where('standardVersionId', '=', fromVersionId)
      .where('state', 'not in', ['signed', 'cancelled'])
      .executeTakeFirstOrThrow()
    const signed = await sql<{
      id: string
      number: string
      scope: string[]
      grade: string | null
      overall: number | null
      orgId: string
      name: string
    }>`
      select distinct on (a.subject_org_id) a.id, a.number, a.scope, a.grade, a.overall,
        a.subject_org_id as "orgId", o.name
      from audit a join organization o on o.id = a.subject_org_id
      where a.chain_id = ${chainId} and a.issuer_org_id = ${orgId} and a.state = 'signed'
        and a.standard_version_id = ${fromVersionId}
      order by a.subject_org_id, a.signed_at desc`.execute(db)
    const scores = signed.rows.length
      ? await db
          .selectFrom('auditScore')
          .select(['auditId', 'questionId', 'stepId', 'score', 'notEvaluated'])
          .where('chainId', '=', chainId)
          .where(
            'auditId',
            'in',
            signed.rows.map(({ id }) => id),
          )
          .execute()
      : []
    // By rules that are still being written nothing can be graded.
    const isGradable = !draft || problemsOf(draft.content).length === 0
    const byAudit = new Map<string, Answer[]>()
    for (const { auditId, stepId, ...answer } of scores) {
      const list = byAudit.get(auditId)
      const one = { ...answer, stepId: stepId || null }
      if (list) list.push(one)
      else byAudit.set(auditId, [one])
    }
    const named = ({ versionId, version, ownerName, content: c }: typeof from) => ({
      versionId,
      version,
      ownerName,
      title: c.title[locale],
    })
    return {
      from: named(from),
      to: to && named(to),
      changes: compareStandards(from.content, content),
      running,
      suppliers: signed.rows
        .map(({ id, scope, grade, overall, ...rest }) => {
          const then = isGradable
            ? regrade(content, byAudit.get(id) ?? [], scope)
            : { grade: null, percent: null, unanswered: 0 }
          return {
            ...rest,
            auditId: id,
            grade,
            percent: overall,
            gradeThen: then.grade,
            percentThen: then.percent,
            unanswered: then.unanswered,
          }
        })
        .sort((a, b) => Number(a.grade === a.gradeThen) - Number(b.grade === b.gradeThen)),
    }
  },
})
