import type { Updateable } from 'kysely'
import type { CorrectiveEvent, CorrectiveState } from '#core/corrective/state.ts'
import type { PartyActor } from '#core/identity/actor.ts'
import type { Text } from '#core/text.ts'
import type { CorrectiveAction } from '#db/schema.generated.ts'
import { mailOrganization } from '#server/notify/mail-organization.ts'
import type { UseCaseContext } from '#server/use-case/define.ts'
import { type FoundAction, nextState } from './find-action.ts'

type Context = Pick<UseCaseContext, 'db' | 'emit' | 'now'> & { actor: PartyActor }

type Deed = {
  event: CorrectiveEvent
  /** The revision the actor saw when it decided. */
  revision: number
  set: Updateable<CorrectiveAction>
  /** Reason, or what was checked; part of the history. */
  note?: string
  /** What was answered, as it was then. */
  content?: unknown
  mail: { subject: Text; body: Text }
}

/**
 * Moves an action one step: state and columns, an entry of its history that is never changed, a mail to the other
 * side, a stale mark for the score, a word to open pages.
 */
export async function moveAction(
  context: Context,
  action: FoundAction,
  deed: Deed,
): Promise<{ actionId: string; state: CorrectiveState; revision: number }> {
  const { db, actor, emit } = context
  const state = nextState(action, deed.event, deed.revision)
  const revision = action.revision + 1
  await db
    .updateTable('correctiveAction')
    .set({ ...deed.set, state, revision })
    .where('chainId', '=', actor.chainId)
    .where('id', '=', action.id)
    .execute()
  await db
    .insertInto('correctiveEvent')
    .values({
      chainId: actor.chainId,
      id: crypto.randomUUID(),
      actionId: action.id,
      issuerOrgId: action.issuerOrgId,
      subjectOrgId: action.subjectOrgId,
      sharedUp: action.sharedUp,
      orgId: actor.orgId,
      userId: actor.userId,
      userName: actor.userName,
      at: await nextMoment(context, action.id),
      event: deed.event,
      note: deed.note ?? null,
      content: deed.content === undefined ? null : JSON.stringify(deed.content),
    })
    .execute()
  const chain = await db
    .selectFrom('chain')
    .select('leaderOrgId')
    .where('id', '=', actor.chainId)
    .executeTakeFirstOrThrow()
  const toIssuer = action.party === 'subject'
  const base = !toIssuer
    ? '/supply/actions'
    : action.issuerOrgId === chain.leaderOrgId
      ? '/lead/actions'
      : '/supply/issued-actions'
  await mailOrganization(context, toIssuer ? action.issuerOrgId : action.subjectOrgId, {
    kind: `corrective.${deed.event}`,
    ...deed.mail,
    link: `${base}/${action.id}`,
  })
  emit.stale(action.subjectOrgId, 'corrective')
  emit.changed(`corrective:${action.id}`, [
    ...new Set([action.issuerOrgId, action.subjectOrgId, ...(action.sharedUp ? [chain.leaderOrgId] : [])]),
  ])
  return { actionId: action.id, state, revision }
}

/** Now; a millisecond after the last entry where two fall on the same moment: the history is read in order of time. */
async function nextMoment({ db, actor, now }: Context, actionId: string): Promise<string> {
  const last = await db
    .selectFrom('correctiveEvent')
    .select((eb) => eb.fn.max('at').as('at'))
    .where('chainId', '=', actor.chainId)
    .where('actionId', '=', actionId)
    .executeTakeFirst()
  const after = last?.at ? Date.parse(last.at) + 1 : 0
  return new Date(Math.max(now.getTime(), after)).toISOString()
}
