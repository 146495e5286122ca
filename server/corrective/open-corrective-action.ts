import { type CorrectiveTerms, dayInChina, defaultTerms, dueDates } from '#core/corrective/due-date.ts'
import type { Severity } from '#core/corrective/severity.ts'
import type { PartyActor } from '#core/identity/actor.ts'
import { nextNumbers } from '#server/audit/next-number.ts'
import { mailOrganization } from '#server/notify/mail-organization.ts'
import type { UseCaseContext } from '#server/use-case/define.ts'

export type CorrectiveRequest = {
  subjectOrgId: string
  sharedUp: boolean
  severity: Severity
  title: string
  description: string
  /** The finding it answers to; an action may also stand alone. */
  auditId?: string
  findingId?: string
  /** Days by severity; the standard's, else the product's defaults (domain §3.1). */
  terms?: CorrectiveTerms
  /** false: the caller tells the supplier itself (one mail for a whole audit). */
  mail?: boolean
}

/**
 * Issues a corrective action to a supplier, due by its severity. Runs inside the caller's unit of work; the row
 * policies refuse an organization that does not supply the actor.
 */
export async function openCorrectiveAction(
  context: Pick<UseCaseContext, 'db' | 'emit' | 'now'> & { actor: PartyActor },
  request: CorrectiveRequest,
): Promise<{ actionId: string; number: string; answerDueOn: string; dueOn: string }> {
  const { db, actor, now, emit } = context
  const issuedOn = dayInChina(now.toISOString())
  const { answerDueOn, closeDueOn } = dueDates(request.severity, issuedOn, request.terms ?? defaultTerms)
  const [number = ''] = await nextNumbers(db, 'correctiveAction', actor, `CA-${issuedOn.slice(0, 4)}`, 1)
  const actionId = crypto.randomUUID()
  const parties = {
    chainId: actor.chainId,
    issuerOrgId: actor.orgId,
    subjectOrgId: request.subjectOrgId,
    sharedUp: request.sharedUp,
  }
  await db
    .insertInto('correctiveAction')
    .values({
      ...parties,
      id: actionId,
      number,
      auditId: request.auditId ?? null,
      findingId: request.findingId ?? null,
      severity: request.severity,
      title: request.title,
      description: request.description,
      state: 'issued',
      issuedAt: now.toISOString(),
      issuedBy: actor.userId,
      answerDueOn,
      originalDueOn: closeDueOn,
      dueOn: closeDueOn,
    })
    .execute()
  await db
    .insertInto('correctiveEvent')
    .values({
      ...parties,
      id: crypto.randomUUID(),
      actionId,
      orgId: actor.orgId,
      userId: actor.userId,
      userName: actor.userName,
      at: now.toISOString(),
      event: 'issue',
      content: JSON.stringify({ answerDueOn, closeDueOn }),
    })
    .execute()
  if (request.mail !== false) {
    await mailOrganization(context, request.subjectOrgId, {
      kind: 'corrective.issued',
      subject: {
        zh: `整改要求 ${number}：${request.title}`,
        en: `Corrective action ${number}: ${request.title}`,
      },
      body: {
        zh: `${request.description}\n\n请在 ${answerDueOn} 前答复，${closeDueOn} 前关闭。`,
        en: `${request.description}\n\nPlease answer by ${answerDueOn}; it is to be closed by ${closeDueOn}.`,
      },
      link: `/supply/actions/${actionId}`,
    })
  }
  emit.stale(request.subjectOrgId, 'corrective')
  emit.changed(`corrective:${actionId}`, [actor.orgId, request.subjectOrgId])
  return { actionId, number, answerDueOn, dueOn: closeDueOn }
}
