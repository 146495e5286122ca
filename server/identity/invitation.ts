import type { Transaction } from 'kysely'
import type { MembershipRole, PartyActor } from '#core/identity/actor.ts'
import { localPath } from '#core/identity/local-path.ts'
import { parseLoginName } from '#core/identity/login-name.ts'
import type { DB } from '#db/schema.generated.ts'
import type { UseCaseContext } from '#server/use-case/define.ts'
import { AppError } from '#server/use-case/errors.ts'
import { invitationMail } from './mail-words.ts'
import { hashToken, makeToken } from './token.ts'

export const invitationDays = 14

export type InvitationDraft = {
  /** The own organization, or one that supplies it (the leader: any of the chain it sees). */
  subjectOrgId: string
  name: string
  /** Mail address or mobile number; the later login. */
  login: string
  role: MembershipRole
  /** Local path where the guest lands: the task. */
  landing: string
}

/** `link` is the only copy of the secret: show it, print it, send it. `mailed` is false for a mobile number. */
export type Invitation = { invitationId: string; link: string; mailed: boolean; expiresAt: string }

type Context = Pick<UseCaseContext, 'db' | 'emit' | 'now' | 'services'> & { actor: PartyActor }

/**
 * Invites a person to act for an organization, within the caller's unit of work: the mail goes out when that commits.
 * Who is invited twice gets a new link, and the old one is void. Throws `invalid-input` for a login that is none.
 */
export async function createInvitation(context: Context, draft: InvitationDraft): Promise<Invitation> {
  const { db, actor, now } = context
  const login = parseLoginName(draft.login)
  if (!login) throw new AppError('invalid-input', {}, [{ path: 'login', message: draft.login }])
  const open = await db
    .selectFrom('invitation')
    .select('id')
    .where('chainId', '=', actor.chainId)
    .where('issuerOrgId', '=', actor.orgId)
    .where('subjectOrgId', '=', draft.subjectOrgId)
    .where('login', '=', login.value)
    .where('acceptedAt', 'is', null)
    .where('revokedAt', 'is', null)
    .executeTakeFirst()
  const secret = newSecret(now)
  const words = {
    name: draft.name,
    role: draft.role,
    landing: localPath(draft.landing),
    createdBy: actor.userId,
  }
  const invitationId = open?.id ?? crypto.randomUUID()
  if (open) {
    await db
      .updateTable('invitation')
      .set({ ...secret.row, ...words })
      .where('chainId', '=', actor.chainId)
      .where('id', '=', open.id)
      .execute()
  } else {
    await db
      .insertInto('invitation')
      .values({
        ...secret.row,
        ...words,
        chainId: actor.chainId,
        id: invitationId,
        issuerOrgId: actor.orgId,
        subjectOrgId: draft.subjectOrgId,
        login: login.value,
      })
      .execute()
  }
  if (draft.subjectOrgId !== actor.orgId) {
    await db
      .updateTable('chainMember')
      .set({ status: 'invited' })
      .where('chainId', '=', actor.chainId)
      .where('orgId', '=', draft.subjectOrgId)
      .where('status', '=', 'registered')
      .execute()
  }
  const to = { subjectOrgId: draft.subjectOrgId, name: draft.name, login: login.value }
  const mailed = await sendInvitation(context, to, secret.path)
  return { invitationId, mailed, ...handOver(context, secret) }
}

/** Makes an open invitation of the own organization valid again, with a new link; the old link is void. */
export async function renewInvitation(context: Context, invitationId: string): Promise<Invitation> {
  const { db, actor, now } = context
  const secret = newSecret(now)
  const renewed = await db
    .updateTable('invitation')
    .set({ ...secret.row, createdBy: actor.userId })
    .where('chainId', '=', actor.chainId)
    .where('id', '=', invitationId)
    .where('issuerOrgId', '=', actor.orgId)
    .where('acceptedAt', 'is', null)
    .where('revokedAt', 'is', null)
    .returning(['subjectOrgId', 'name', 'login'])
    .executeTakeFirst()
  if (!renewed) throw new AppError('not-found')
  const mailed = await sendInvitation(context, renewed, secret.path)
  return { invitationId, mailed, ...handOver(context, secret) }
}

type Secret = ReturnType<typeof newSecret>

/** A new secret of an invitation: the path that opens it, and what the database keeps of it. */
export function newSecret(now: Date) {
  const token = makeToken()
  const expiresAt = new Date(now.getTime() + invitationDays * 24 * 60 * 60_000).toISOString()
  return { path: `/invite/${token}`, row: { tokenHash: hashToken(token), expiresAt } }
}

const handOver = ({ services }: Context, { path, row }: Secret) => ({
  link: services.baseUrl + path,
  expiresAt: row.expiresAt,
})

async function sendInvitation(
  { db, actor, emit }: Context,
  to: { subjectOrgId: string; name: string; login: string },
  link: string,
): Promise<boolean> {
  if (!to.login.includes('@')) return false
  const names = await db
    .selectFrom('organization as subject')
    .innerJoin('organization as issuer', (join) => join.on('issuer.id', '=', actor.orgId))
    .innerJoin('chain as c', (join) => join.on('c.id', '=', actor.chainId))
    .select(['issuer.name as issuer', 'subject.name as subject', 'c.name as chain'])
    .where('subject.id', '=', to.subjectOrgId)
    .executeTakeFirst()
  if (!names) throw new AppError('not-found')
  await emit.mail({
    kind: 'invitation',
    to: to.login,
    toName: to.name,
    ...invitationMail({ ...names, name: to.name, inviter: actor.userName, days: invitationDays }),
    link,
  })
  return true
}

/**
 * The invitation behind a link, for the door (role `identity`). Throws `link-expired` when it is unknown, used,
 * revoked, expired, or was issued by somebody who has left the inviting organization since.
 */
export async function findInvitation(
  db: Transaction<DB>,
  token: string,
  now: Date,
  options?: { lock: true },
) {
  let query = db
    .selectFrom('invitation as i')
    .selectAll('i')
    .where('i.tokenHash', '=', hashToken(token))
    .where('i.acceptedAt', 'is', null)
    .where('i.revokedAt', 'is', null)
    .where('i.expiresAt', '>', now.toISOString())
    .where((eb) =>
      eb.or([
        eb('i.createdBy', 'is', null),
        eb.exists(
          eb
            .selectFrom('membership as m')
            .select('m.userId')
            .whereRef('m.userId', '=', 'i.createdBy')
            .whereRef('m.orgId', '=', 'i.issuerOrgId'),
        ),
      ]),
    )
  if (options?.lock) query = query.forUpdate('i')
  const found = await query.executeTakeFirst()
  if (!found) throw new AppError('link-expired')
  return found
}
