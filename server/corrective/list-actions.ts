import { sql } from 'kysely'
import { z } from 'zod'
import { dayInChina } from '#core/corrective/due-date.ts'
import { severitySchema } from '#core/corrective/severity-schema.ts'
import { ballWith, type CorrectiveState } from '#core/corrective/state.ts'
import { like, listInput, listOf } from '#server/list/list-query.ts'
import { defineUseCase } from '#server/use-case/define.ts'
import { actionState, ball } from './action-views.ts'

export const actionSorts = ['urgency', 'due', 'issued', 'severity', 'partner', 'state', 'number'] as const

export const actionRow = z.object({
  actionId: z.string(),
  number: z.string(),
  title: z.string(),
  severity: severitySchema,
  state: actionState,
  /** Who acts next; null when it is over. */
  ball,
  issuerName: z.string().nullable(),
  subjectOrgId: z.string(),
  subjectName: z.string().nullable(),
  issuedAt: z.string(),
  answerDueOn: z.string(),
  dueOn: z.string(),
  originalDueOn: z.string(),
  /** The day of the next step: the answer while the supplier has the ball, else the closing. */
  nextDueOn: z.string(),
  overdue: z.boolean(),
  sendBackCount: z.int(),
  closedAt: z.string().nullable(),
})
export type ActionRow = z.infer<typeof actionRow>

/**
 * Corrective actions the actor issued, received, or (leader) may see because a tier-1 supplier shared them. Sorted by
 * urgency: open before over, the actor's own turn first, then the day of the next step; what is over newest first.
 */
export const listActions = defineUseCase({
  name: 'corrective.listActions',
  kind: 'read',
  permission: 'corrective:read',
  input: listInput(actionSorts, 'urgency').extend({
    side: z.enum(['issued', 'received', 'shared']),
    state: actionState.optional(),
    open: z.boolean().optional(),
    severity: severitySchema.optional(),
    overdue: z.boolean().optional(),
    ball: z.enum(['issuer', 'subject']).optional(),
    subjectOrgId: z.uuid().optional(),
  }),
  output: listOf(actionRow).extend({
    /** Of the whole side, whatever is filtered. `mine`: the actor's turn. */
    counts: z.object({ open: z.int(), mine: z.int(), overdue: z.int() }),
  }),
  async run({ db, actor, now }, input) {
    const { chainId, orgId } = actor
    const today = dayInChina(now.toISOString())
    const withSubject = sql<boolean>`c.state in ('issued', 'sent-back')`
    const open = sql<boolean>`c.state not in ('closed', 'cancelled')`
    const nextDue = sql<string>`case when ${withSubject} then c.answer_due_on else c.due_on end`
    const overdue = sql<boolean>`(${open} and ${nextDue} < ${today}::date)`
    const mine = input.side === 'received' ? withSubject : sql<boolean>`(${open} and not ${withSubject})`
    let all = db
      .selectFrom('correctiveAction as c')
      .leftJoin('organization as i', 'i.id', 'c.issuerOrgId')
      .leftJoin('organization as o', 'o.id', 'c.subjectOrgId')
      .where('c.chainId', '=', chainId)
    if (input.side === 'issued') all = all.where('c.issuerOrgId', '=', orgId)
    else if (input.side === 'received') all = all.where('c.subjectOrgId', '=', orgId)
    else all = all.where('c.issuerOrgId', '<>', orgId).where('c.subjectOrgId', '<>', orgId)
    const counts = await all
      .select([
        sql<number>`count(*) filter (where ${open})`.as('open'),
        sql<number>`count(*) filter (where ${mine})`.as('mine'),
        sql<number>`count(*) filter (where ${overdue})`.as('overdue'),
      ])
      .executeTakeFirstOrThrow()

    let query = all
    if (input.q) {
      const text = like(input.q)
      query = query.where((eb) =>
        eb.or([
          eb('c.number', 'ilike', text),
          eb('c.title', 'ilike', text),
          eb('o.name', 'ilike', text),
          eb('i.name', 'ilike', text),
        ]),
      )
    }
    if (input.state) query = query.where('c.state', '=', input.state)
    if (input.open) query = query.where(open)
    if (input.severity) query = query.where('c.severity', '=', input.severity)
    if (input.overdue) query = query.where(overdue)
    if (input.ball === 'subject') query = query.where(withSubject)
    if (input.ball === 'issuer') query = query.where(sql<boolean>`(${open} and not ${withSubject})`)
    if (input.subjectOrgId) query = query.where('c.subjectOrgId', '=', input.subjectOrgId)
    const { total } = await query
      .select((eb) => eb.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow()
    const partner = input.side === 'received' ? sql`i.name` : sql`o.name`
    const direction = sql.raw(input.descending ? 'desc nulls last' : 'asc nulls last')
    const order = {
      urgency: [sql`not ${open}`, sql`not ${mine}`, sql`case when ${open} then ${nextDue} end`],
      due: [nextDue],
      issued: [sql`c.issued_at`],
      severity: [sql`array_position(array['critical', 'major', 'minor'], c.severity)`, nextDue],
      partner: [sql`${partner} collate "zh-x-icu"`],
      state: [
        sql`array_position(array['issued', 'sent-back', 'answered', 'accepted', 'verified', 'closed', 'cancelled'], c.state)`,
      ],
      number: [sql`c.number`],
    }[input.sort]
    let sorted = query.select([
      'c.id as actionId',
      'c.number',
      'c.title',
      'c.severity',
      'c.state',
      'i.name as issuerName',
      'c.subjectOrgId',
      'o.name as subjectName',
      'c.issuedAt',
      'c.answerDueOn',
      'c.dueOn',
      'c.originalDueOn',
      nextDue.as('nextDueOn'),
      overdue.as('overdue'),
      'c.sendBackCount',
      'c.closedAt',
    ])
    for (const term of order) sorted = sorted.orderBy(sql`${term} ${direction}`)
    const rows = await sorted
      .orderBy('c.number', 'desc')
      .orderBy('c.id')
      .limit(input.pageSize)
      .offset((input.page - 1) * input.pageSize)
      .execute()
    return {
      total,
      counts,
      rows: rows.map((row) => ({
        ...row,
        severity: row.severity as ActionRow['severity'],
        state: row.state as CorrectiveState,
        ball: ballWith(row.state as CorrectiveState),
      })),
    }
  },
})
