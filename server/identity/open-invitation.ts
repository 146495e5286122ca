import { z } from 'zod'
import { defineUseCase } from '#server/use-case/define.ts'
import { findInvitation } from './invitation.ts'
import { tokenInput } from './token.ts'

/** Who invites whom to what, for whoever holds the link. */
export const openInvitation = defineUseCase({
  name: 'identity.openInvitation',
  kind: 'read',
  permission: 'public',
  as: 'identity',
  input: z.object({ token: tokenInput }),
  output: z.object({
    issuerName: z.string(),
    inviterName: z.string().nullable(),
    orgName: z.string(),
    chainName: z.string(),
    /** The inviting organization itself. */
    colleague: z.boolean(),
    name: z.string(),
    login: z.string(),
    role: z.string(),
    expiresAt: z.string(),
    /** The login has an account already: its password is asked for, not a new one. */
    hasAccount: z.boolean(),
  }),
  async run({ db, now }, { token }) {
    const invitation = await findInvitation(db, token, now)
    return db
      .selectFrom('chain as c')
      .innerJoin('organization as issuer', (join) => join.on('issuer.id', '=', invitation.issuerOrgId))
      .innerJoin('organization as subject', (join) => join.on('subject.id', '=', invitation.subjectOrgId))
      .leftJoin('userAccount as inviter', (join) => join.on('inviter.id', '=', invitation.createdBy))
      .leftJoin('userAccount as u', (join) => join.on('u.login', '=', invitation.login))
      .where('c.id', '=', invitation.chainId)
      .select(['issuer.name as issuerName', 'inviter.name as inviterName', 'subject.name as orgName'])
      .select('c.name as chainName')
      .select((eb) => eb('u.id', 'is not', null).$castTo<boolean>().as('hasAccount'))
      .executeTakeFirstOrThrow()
      .then((names) => ({
        ...names,
        colleague: invitation.issuerOrgId === invitation.subjectOrgId,
        name: invitation.name,
        login: invitation.login,
        role: invitation.role,
        expiresAt: invitation.expiresAt,
      }))
  },
})
