import type { Kysely } from 'kysely'
import type { Actor } from '#core/identity/actor.ts'
import type { DB } from '#db/schema.generated.ts'
import { hashPassword } from '#server/identity/password-hash.ts'
import { resolveSession } from '#server/identity/session-view.ts'
import { signIn } from '#server/identity/sign-in.ts'
import type { Runtime } from '#server/runtime/runtime.ts'
import type { Call } from '#server/use-case/execute.ts'
import { idOf, type Who } from './world.ts'

export const goodPassword = 'Zhuzhou-2026'
export const loginOf = (who: Who) => `${who.toLowerCase()}@example.com`

/** A call from one browser at one address. */
export function callAs(actor: Actor, change: Partial<Call> = {}): Call {
  return {
    actor,
    locale: 'zh',
    requestId: 'test',
    client: { address: '192.0.2.1', userAgent: 'Test/1' },
    ...change,
  }
}
export const nobody = (change: Partial<Call> = {}): Call => callAs({ kind: 'anonymous' }, change)

/** Gives people of the world a password, so that they can sign in. */
export async function givePasswords(owner: Kysely<DB>, ...people: Who[]): Promise<void> {
  const passwordHash = await hashPassword(goodPassword)
  const ids = people.map((who) => idOf(`user ${who}`))
  await owner.updateTable('userAccount').set({ passwordHash }).where('id', 'in', ids).execute()
}

/** Signs a person of the world in; what comes back calls use cases as that session. */
export async function signInAs(runtime: Runtime, who: Who, change: Partial<Call> = {}) {
  const { sessionId } = await runtime.execute(signIn, nobody(change), {
    login: loginOf(who),
    password: goodPassword,
  })
  const { actor } = await resolveSession(runtime.services, sessionId, 'test')
  return { sessionId, call: callAs(actor, { ...change, sessionId }) }
}
