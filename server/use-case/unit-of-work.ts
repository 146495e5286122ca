import { type Kysely, sql, type Transaction } from 'kysely'
import pg from 'pg'
import type { Actor } from '#core/identity/actor.ts'
import type { Role } from '#db/access/manifest.ts'
import { roleName } from '#db/access/render.ts'
import type { DB } from '#db/schema.generated.ts'

export type Scope = {
  actor: Actor
  role: Role
  useCase: string
  requestId: string
  readOnly: boolean
}

/** The database role of an actor's kind. Whoever is not a party in a chain stands at the door. */
export function roleOf(actor: Actor): Role {
  return actor.kind === 'anonymous' || actor.kind === 'guest' ? 'identity' : actor.kind
}

/** BEGIN, role and settings as one script, so that a unit of work costs one round trip to open. */
function opening({ actor, role, useCase, requestId, readOnly }: Scope): string {
  const settings = {
    'app.org_id': 'orgId' in actor ? actor.orgId : '',
    'app.chain_id': 'chainId' in actor ? (actor.chainId ?? '') : '',
    'app.user_id': 'userId' in actor ? actor.userId : '',
    'app.use_case': useCase,
    'app.request_id': requestId,
  }
  return [
    readOnly ? 'begin read only' : 'begin',
    ...Object.entries(settings).map(([name, value]) => `set local ${name} = ${pg.escapeLiteral(value)}`),
    `set local role ${roleName(role)}`,
  ].join(';')
}

/**
 * Runs `work` in one transaction that wears the actor's database role. Commits when it resolves, rolls back when
 * it throws.
 */
export async function unitOfWork<T>(
  db: Kysely<DB>,
  scope: Scope,
  work: (trx: Transaction<DB>) => Promise<T>,
): Promise<T> {
  return db.connection().execute(async (connection) => {
    await sql.raw(opening(scope)).execute(connection)
    let result: T
    try {
      result = await work(connection as Transaction<DB>)
    } catch (error) {
      await sql
        .raw('rollback')
        .execute(connection)
        .catch(() => undefined)
      throw error
    }
    await sql.raw('commit').execute(connection)
    return result
  })
}
