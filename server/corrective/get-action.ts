import { z } from 'zod'
import { dayInChina, dueDates } from '#core/corrective/due-date.ts'
import { closedOnTime, isAnswerLate, lateness, type StateSince } from '#core/corrective/lateness.ts'
import { severitySchema } from '#core/corrective/severity-schema.ts'
import { ballWith, type CorrectiveState, correctiveEvents } from '#core/corrective/state.ts'
import { mayAsk } from '#core/identity/permission.ts'
import { evidenceView, listEvidence } from '#server/evidence/list-evidence.ts'
import { defineUseCase, type UseCaseContext } from '#server/use-case/define.ts'
import { actionState, ball, historyEvent } from './action-views.ts'
import { type FoundAction, findAction, isSubjectsTurn, movesOf } from './find-action.ts'
import { termsOf } from './terms-of.ts'

const answer = z.object({ containment: z.string(), cause: z.string(), action: z.string() })

/** One corrective action: what was asked, answered and decided, by whom and when; what the actor may do now. */
export const getAction = defineUseCase({
  name: 'corrective.getAction',
  kind: 'read',
  permission: 'corrective:read',
  input: z.object({ actionId: z.uuid() }),
  output: z.object({
    actionId: z.string(),
    number: z.string(),
    revision: z.int(),
    party: z.enum(['issuer', 'subject', 'viewer']),
    issuer: z.object({ orgId: z.string(), name: z.string() }),
    subject: z.object({ orgId: z.string(), name: z.string() }),
    severity: severitySchema,
    title: z.string(),
    description: z.string(),
    state: actionState,
    ball,
    issuedAt: z.string(),
    /** When the answer and the closing are due now, and when they were due at first. */
    answerDueOn: z.string(),
    originalAnswerDueOn: z.string(),
    dueOn: z.string(),
    originalDueOn: z.string(),
    /** Closing, against the original day, without the days the issuer was judging (domain §3.1). */
    reviewDays: z.int(),
    effectiveDueOn: z.string(),
    late: z.boolean(),
    daysLate: z.int(),
    /** First answer given, or still open, after the day it was due at first. */
    answerLate: z.boolean(),
    closedAt: z.string().nullable(),
    /** Null while it is not closed. */
    onTime: z.boolean().nullable(),
    answer: answer.nullable(),
    answeredAt: z.string().nullable(),
    sendBackReason: z.string().nullable(),
    verification: z.string().nullable(),
    /** The supplier's own unsent text; revision 0 when nothing was saved yet. */
    draft: answer.extend({ revision: z.int(), savedAt: z.string().nullable() }).nullable(),
    evidenceNeeded: z.boolean(),
    evidence: z.array(evidenceView),
    audit: z.object({ auditId: z.string(), number: z.string(), title: z.string() }).nullable(),
    finding: z
      .object({ number: z.int(), questionCode: z.string().nullable(), statement: z.string() })
      .nullable(),
    history: z.array(
      z.object({
        eventId: z.string(),
        event: historyEvent,
        at: z.string(),
        userName: z.string(),
        side: z.enum(['issuer', 'subject']),
        note: z.string().nullable(),
        answer: answer.nullable(),
        answerDueOn: z.string().nullable(),
      }),
    ),
    moves: z.array(z.enum(correctiveEvents)),
  }),
  async run({ db, actor, now }, { actionId }) {
    const found = await findAction(db, actor, actionId)
    const { chainId } = actor
    const today = dayInChina(now.toISOString())
    const history = await historyOf(db, found)
    const names = await db
      .selectFrom('organization')
      .select(['id', 'name'])
      .where('id', 'in', [found.issuerOrgId, found.subjectOrgId])
      .execute()
    const nameOf = (orgId: string) => ({ orgId, name: names.find(({ id }) => id === orgId)?.name ?? '' })
    const audit = found.auditId
      ? await db
          .selectFrom('audit')
          .select(['id as auditId', 'number', 'title'])
          .where('chainId', '=', chainId)
          .where('id', '=', found.auditId)
          .executeTakeFirst()
      : undefined
    const finding = found.findingId
      ? await db
          .selectFrom('finding')
          .select(['number', 'questionCode', 'statement'])
          .where('chainId', '=', chainId)
          .where('id', '=', found.findingId)
          .executeTakeFirst()
      : undefined
    const terms = await termsOf(db, found)
    const first = dueDates(found.severity, dayInChina(found.issuedAt), terms)
    const states = history.map(
      ({ event, at }): StateSince => ({ state: stateAfter[event], since: dayInChina(at) }),
    )
    const given =
      found.answeredAt === null
        ? null
        : {
            containment: found.containment ?? '',
            cause: found.cause ?? '',
            action: found.action ?? '',
          }
    const onDay = (instant: string | null) => (instant === null ? null : dayInChina(instant))
    return {
      actionId,
      number: found.number,
      revision: found.revision,
      party: found.party,
      issuer: nameOf(found.issuerOrgId),
      subject: nameOf(found.subjectOrgId),
      severity: found.severity,
      title: found.title,
      description: found.description,
      state: found.state,
      ball: ballWith(found.state),
      issuedAt: found.issuedAt,
      answerDueOn: found.answerDueOn,
      originalAnswerDueOn: first.answerDueOn,
      dueOn: found.dueOn,
      originalDueOn: found.originalDueOn,
      ...lateness(found.originalDueOn, states, today),
      answerLate:
        found.state !== 'cancelled' && isAnswerLate(first.answerDueOn, onDay(found.firstAnsweredAt), today),
      closedAt: found.closedAt,
      onTime: closedOnTime(found.originalDueOn, onDay(found.closedAt)),
      answer: given,
      answeredAt: found.answeredAt,
      sendBackReason: found.sendBackReason,
      verification: found.verification,
      draft: isSubjectsTurn(found) ? await draftOf(db, found) : null,
      evidenceNeeded: found.severity !== 'minor',
      evidence: await listEvidence(db, { chainId, actionId }),
      audit: audit ?? null,
      finding: finding ?? null,
      history,
      moves: movesOf(found).filter((event) =>
        mayAsk(actor, event === 'answer' ? 'corrective:answer' : 'corrective:decide'),
      ),
    }
  },
})

/** Where each entry of the history led. */
const stateAfter = {
  issue: 'issued',
  answer: 'answered',
  'send-back': 'sent-back',
  accept: 'accepted',
  verify: 'verified',
  close: 'closed',
  cancel: 'cancelled',
} as const satisfies Record<z.infer<typeof historyEvent>, CorrectiveState>

const answerContent = z.object({ containment: z.string(), cause: z.string(), action: z.string() })
const dueContent = z.object({ answerDueOn: z.iso.date() })

async function historyOf(db: UseCaseContext['db'], action: FoundAction) {
  const rows = await db
    .selectFrom('correctiveEvent')
    .select(['id as eventId', 'event', 'at', 'userName', 'orgId', 'note', 'content'])
    .where('chainId', '=', action.chainId)
    .where('actionId', '=', action.id)
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows.map(({ orgId, content, event, ...row }) => ({
    ...row,
    event: historyEvent.parse(event),
    side: orgId === action.subjectOrgId ? ('subject' as const) : ('issuer' as const),
    answer: answerContent.safeParse(content).data ?? null,
    answerDueOn: dueContent.safeParse(content).data?.answerDueOn ?? null,
  }))
}

/** The unsent text; where nothing was typed since the last answer came back, that answer to go on from. */
async function draftOf(db: UseCaseContext['db'], action: FoundAction) {
  const draft = await db
    .selectFrom('correctiveDraft')
    .select(['containment', 'cause', 'action', 'revision', 'updatedAt as savedAt'])
    .where('chainId', '=', action.chainId)
    .where('actionId', '=', action.id)
    .executeTakeFirst()
  return (
    draft ?? {
      containment: action.containment ?? '',
      cause: action.cause ?? '',
      action: action.action ?? '',
      revision: 0,
      savedAt: null,
    }
  )
}
