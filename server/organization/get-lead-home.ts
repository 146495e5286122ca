import { sql } from 'kysely'
import { z } from 'zod'
import { dayInChina } from '#core/corrective/due-date.ts'
import { organizationScoreSchema } from '#core/score/result.ts'
import { scoreReasonText } from '#core/score/words.ts'
import { defineUseCase } from '#server/use-case/define.ts'
import { openTasks, task } from './tasks.ts'

const weakestShown = 8

/** The chain leader's first page: what needs it today, and the weakest suppliers with the reason. */
export const getLeadHome = defineUseCase({
  name: 'organization.getLeadHome',
  kind: 'read',
  permission: 'health:read',
  input: z.object({}),
  output: z.object({
    tasks: z.array(task),
    counts: z.object({
      suppliers: z.int(),
      notJoined: z.int(),
      auditsRunning: z.int(),
      auditsOverdue: z.int(),
      actionsOpen: z.int(),
      actionsOverdue: z.int(),
    }),
    health: z
      .object({
        score: z.number().nullable(),
        grade: z.string().nullable(),
        coverage: z.number(),
        asOf: z.string(),
      })
      .nullable(),
    weakest: z.array(
      z.object({
        orgId: z.string(),
        name: z.string(),
        tier: z.int().nullable(),
        own: z.number(),
        grade: z.string().nullable(),
        /** The rule that decided the grade. */
        why: z.string().nullable(),
        /** The component that costs most points. */
        component: z.string().nullable(),
        note: z.string().nullable(),
      }),
    ),
    failures: z.array(z.object({ id: z.string(), job: z.string(), error: z.string(), failedAt: z.string() })),
  }),
  async run({ db, actor, locale, now }) {
    const { chainId, orgId } = actor
    const today = dayInChina(now.toISOString())
    const tasks = await openTasks({ db, actor })
    const counts = await sql<
      Record<
        'suppliers' | 'notJoined' | 'auditsRunning' | 'auditsOverdue' | 'actionsOpen' | 'actionsOverdue',
        number
      >
    >`
      select
        (select count(*) from chain_member where chain_id = ${chainId} and role = 'supplier')::int as suppliers,
        (select count(*) from chain_member where chain_id = ${chainId} and role = 'supplier' and status in ('registered', 'invited'))::int as "notJoined",
        (select count(*) from audit where chain_id = ${chainId} and issuer_org_id = ${orgId} and state not in ('signed', 'cancelled'))::int as "auditsRunning",
        (select count(*) from audit where chain_id = ${chainId} and issuer_org_id = ${orgId} and state in ('launched', 'answering') and due_on < ${today})::int as "auditsOverdue",
        (select count(*) from corrective_action where chain_id = ${chainId} and issuer_org_id = ${orgId} and state not in ('closed', 'cancelled'))::int as "actionsOpen",
        (select count(*) from corrective_action where chain_id = ${chainId} and issuer_org_id = ${orgId} and state not in ('closed', 'cancelled') and due_on < ${today})::int as "actionsOverdue"`.execute(
      db,
    )
    const health = await db
      .selectFrom('chainHealth')
      .select(['score', 'grade', 'coverage', 'asOf'])
      .where('chainId', '=', chainId)
      .where('validTo', 'is', null)
      .executeTakeFirst()
    const low = await db
      .selectFrom('organizationScore as s')
      .innerJoin('organization as o', 'o.id', 's.orgId')
      .innerJoin('chainMember as m', (join) =>
        join.on('m.chainId', '=', chainId).onRef('m.orgId', '=', 's.orgId'),
      )
      .innerJoin('scoreExplanation as e', (join) =>
        join
          .on('e.chainId', '=', chainId)
          .onRef('e.orgId', '=', 's.orgId')
          .onRef('e.version', '=', 's.version'),
      )
      .select(['s.orgId', 'o.name', 'm.tier', 's.own', 's.grade', 'e.content'])
      .where('s.chainId', '=', chainId)
      .where('s.validTo', 'is', null)
      .where('s.own', 'is not', null)
      .where('s.grade', 'is not', null)
      .where('m.role', '=', 'supplier')
      // A grade held down by a rule is worse than its points.
      .orderBy('s.grade', 'desc')
      .orderBy('s.own')
      .limit(weakestShown)
      .execute()
    const failures = await db
      .selectFrom('jobFailure')
      .select(['id', 'job', 'error', 'failedAt'])
      .where('chainId', '=', chainId)
      .where('resolvedAt', 'is', null)
      .orderBy('failedAt', 'desc')
      .limit(5)
      .execute()
    return {
      tasks,
      counts: counts.rows[0]!,
      health: health ?? null,
      weakest: low.map(({ content, own, ...row }) => {
        const score = organizationScoreSchema.parse(content)
        const costliest = [...score.components]
          .filter(({ points }) => points !== null)
          .sort((a, b) => (a.points! - 100) * a.effectiveWeight - (b.points! - 100) * b.effectiveWeight)[0]
        return {
          ...row,
          own: own!,
          // The score beside the grade says as much as its band; anything else that decided is told.
          why: score.deciding.code === 'band' ? null : scoreReasonText(score.deciding)[locale],
          component: costliest?.label[locale] ?? null,
          note: costliest ? scoreReasonText(costliest.note)[locale] : null,
        }
      }),
      failures,
    }
  },
})
