import { acceptInvitation } from './accept-invitation.ts'
import { changeName } from './change-name.ts'
import { changePassword } from './change-password.ts'
import { getMail } from './get-mail.ts'
import { inviteMember } from './invite-member.ts'
import { listDemoLogins } from './list-demo-logins.ts'
import { listInvitations } from './list-invitations.ts'
import { listMail } from './list-mail.ts'
import { listMembers } from './list-members.ts'
import { listSessions } from './list-sessions.ts'
import { openInvitation } from './open-invitation.ts'
import { openPasswordReset } from './open-password-reset.ts'
import { requestPasswordReset } from './request-password-reset.ts'
import { resendInvitation } from './resend-invitation.ts'
import { resetPassword } from './reset-password.ts'
import { revokeInvitation } from './revoke-invitation.ts'
import { revokeOtherSessions } from './revoke-other-sessions.ts'
import { revokeSession } from './revoke-session.ts'
import { setLocale } from './set-locale.ts'
import { signIn } from './sign-in.ts'
import { signOut } from './sign-out.ts'
import { switchPlace } from './switch-place.ts'

export const identityUseCases = [
  signIn,
  signOut,
  switchPlace,
  requestPasswordReset,
  openPasswordReset,
  resetPassword,
  changePassword,
  changeName,
  setLocale,
  listSessions,
  revokeSession,
  revokeOtherSessions,
  listMembers,
  inviteMember,
  listInvitations,
  resendInvitation,
  revokeInvitation,
  openInvitation,
  acceptInvitation,
  listMail,
  getMail,
  listDemoLogins,
] as const
