/**
 * Who acts. The kind is the organization's part in the chain that is open, not a property of the person: the same
 * firm may lead one chain and supply another.
 */
export const partyKinds = ['leader', 'supplier', 'committee'] as const
export type PartyKind = (typeof partyKinds)[number]

export const membershipRoles = ['admin', 'manager', 'member', 'viewer'] as const
export type MembershipRole = (typeof membershipRoles)[number]

export type PartyActor = {
  kind: PartyKind
  userId: string
  userName: string
  orgId: string
  chainId: string
  role: MembershipRole
}
export type WorkerActor = { kind: 'worker'; chainId: string | null }
export type AnonymousActor = { kind: 'anonymous' }
/** Signed in, but with no organization in any chain (yet): may only look after the account. */
export type GuestActor = { kind: 'guest'; userId: string; userName: string }

export type Actor = PartyActor | WorkerActor | AnonymousActor | GuestActor
