import type { Actor, MembershipRole, PartyKind } from './actor.ts'

/**
 * What may be asked for. `<feature>:<verb>`; `public` is open to anybody, `session` to any signed-in person,
 * `system` to jobs only.
 */
export const permissions = [
  'organization:read',
  'organization:manage',
  'organization:invite',
  'supplier:read',
  'supplier:manage',
  'standard:read',
  'standard:edit',
  'standard:publish',
  'audit:read',
  'audit:launch',
  'audit:score',
  'audit:sign',
  'audit:answer',
  'audit:consent',
  'corrective:read',
  'corrective:issue',
  'corrective:answer',
  'corrective:decide',
  'digital:read',
  'digital:report',
  'digital:oversee',
  'digital:remind',
  'digital:designate',
  'score:read',
  'score:explain',
  'score:retry',
  'health:read',
  'activity:read',
] as const
export type Permission = (typeof permissions)[number]
export type Requirement = Permission | 'public' | 'session' | 'system'

/** The lowest role in an organization that has a permission; a role has all that the roles below it have. */
const ladder: readonly MembershipRole[] = ['viewer', 'member', 'manager', 'admin']

/** Permission → lowest role, per kind of party. What is not listed is refused: a committee reads, it does not audit. */
const rights: Record<PartyKind, Partial<Record<Permission, MembershipRole>>> = {
  leader: {
    'organization:read': 'viewer',
    'organization:manage': 'admin',
    'organization:invite': 'manager',
    'supplier:read': 'viewer',
    'supplier:manage': 'manager',
    'standard:read': 'viewer',
    'standard:edit': 'member',
    'standard:publish': 'manager',
    'audit:read': 'viewer',
    'audit:launch': 'manager',
    'audit:score': 'member',
    'audit:sign': 'member',
    'corrective:read': 'viewer',
    'corrective:issue': 'member',
    'corrective:decide': 'member',
    'digital:read': 'viewer',
    'digital:report': 'member',
    'digital:oversee': 'viewer',
    'digital:remind': 'member',
    'digital:designate': 'manager',
    'score:read': 'viewer',
    'score:explain': 'viewer',
    'score:retry': 'manager',
    'health:read': 'viewer',
    'activity:read': 'manager',
  },
  supplier: {
    'organization:read': 'viewer',
    'organization:manage': 'admin',
    'organization:invite': 'manager',
    'supplier:read': 'viewer',
    'supplier:manage': 'manager',
    'standard:read': 'viewer',
    'standard:edit': 'member',
    'standard:publish': 'manager',
    'audit:read': 'viewer',
    'audit:launch': 'manager',
    'audit:score': 'member',
    'audit:sign': 'manager',
    'audit:answer': 'member',
    'audit:consent': 'manager',
    'corrective:read': 'viewer',
    'corrective:issue': 'member',
    'corrective:answer': 'member',
    'corrective:decide': 'member',
    'digital:read': 'viewer',
    'digital:report': 'member',
    'score:read': 'viewer',
    'score:explain': 'viewer',
    'activity:read': 'manager',
  },
  committee: {
    'organization:read': 'viewer',
    'organization:manage': 'admin',
    'organization:invite': 'admin',
    'standard:read': 'viewer',
    'score:read': 'viewer',
    'health:read': 'viewer',
    'activity:read': 'manager',
  },
}

/** Whether the actor may ask for it at all; which rows it then sees is the database's matter. */
export function mayAsk(actor: Actor, requirement: Requirement): boolean {
  if (actor.kind === 'worker') return true
  if (requirement === 'public') return true
  if (actor.kind === 'anonymous' || requirement === 'system') return false
  if (requirement === 'session') return true
  if (actor.kind === 'guest') return false
  const lowest = rights[actor.kind][requirement]
  return lowest !== undefined && ladder.indexOf(actor.role) >= ladder.indexOf(lowest)
}

/** The permissions of an actor, for menus and buttons. */
export function permissionsOf(actor: Actor): Permission[] {
  return permissions.filter((permission) => mayAsk(actor, permission))
}
