import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { parseLoginName } from '#core/identity/login-name.ts'
import { checkUscc, normalizeUscc } from '#core/organization/uscc.ts'
import { defaultPolicy } from '#core/score/policy.ts'
import { bindOwner } from '#db/access/bind-owner.ts'
import { connect } from '#db/connect.ts'
import type { DB } from '#db/schema.generated.ts'
import { newSecret } from '#server/identity/invitation.ts'

const name = z.string().trim().min(2).max(120)
const person = z.object({
  name: z.string().trim().min(1).max(60),
  login: z.string().refine((text) => parseLoginName(text) !== null, {
    error: 'expects a mail address or an 11-digit mobile number of mainland China',
  }),
})

export const foundingSchema = z.object({
  /** Short latin name of the chain, unique: `rail`. */
  code: z.string().regex(/^[a-z][a-z0-9-]{1,30}$/, 'expects 2 to 31 of a-z, 0-9 and -, a letter first'),
  name,
  leader: z.object({
    name,
    uscc: z
      .string()
      .transform(normalizeUscc)
      .refine((code) => checkUscc(code).ok, {
        error: 'expects 18 characters with a right check digit (GB 32100)',
      }),
    admin: person,
  }),
  committee: z.object({ name, admin: person }),
})
export type Founding = z.infer<typeof foundingSchema>

/** A chain of that code, or an enterprise of that credit code, is there already. */
export class AlreadyThere extends Error {
  override name = 'AlreadyThere'
}

/**
 * Makes a chain with its leader and its committee, and an invitation for the first person of each, as the owner of the
 * database: there is nobody yet who could do it. The leader starts with the product's default score policy. Gives the
 * paths of the two invitations, valid for 14 days. An enterprise known from another chain keeps its name.
 */
export async function foundChain(
  ownerUrl: string,
  founding: Founding,
  now = new Date(),
): Promise<{ chainId: string; leaderPath: string; committeePath: string }> {
  const db = connect<DB>({ url: ownerUrl, max: 1 })
  try {
    return await db.transaction().execute(async (trx) => {
      await bindOwner(trx, false)
      const known = await trx
        .selectFrom('chain')
        .select('id')
        .where('code', '=', founding.code)
        .executeTakeFirst()
      if (known) throw new AlreadyThere(`There is a chain ${founding.code} already`)
      const committeeId = randomUUID()
      const chainId = randomUUID()
      const leader = await trx
        .insertInto('organization')
        .values({ kind: 'enterprise', name: founding.leader.name, uscc: founding.leader.uscc })
        .onConflict((conflict) => conflict.column('uscc').doUpdateSet({ name: sql`organization.name` }))
        .returning('id')
        .executeTakeFirstOrThrow()
      await trx
        .insertInto('organization')
        .values({ id: committeeId, kind: 'committee', name: founding.committee.name, uscc: null })
        .execute()
      await trx
        .insertInto('chain')
        .values({ id: chainId, code: founding.code, name: founding.name, leaderOrgId: leader.id })
        .execute()
      await trx
        .insertInto('chainMember')
        .values([
          { chainId, orgId: leader.id, role: 'leader', tier: 0, status: 'invited' },
          { chainId, orgId: committeeId, role: 'committee', tier: null, status: 'invited' },
        ])
        .execute()
      await trx
        .insertInto('scorePolicy')
        .values({ chainId, version: 1, content: JSON.stringify(defaultPolicy) })
        .execute()
      const invite = async (orgId: string, admin: Founding['committee']['admin']) => {
        const { path, row } = newSecret(now)
        const login = parseLoginName(admin.login)?.value ?? admin.login
        await trx
          .insertInto('invitation')
          .values({
            ...row,
            chainId,
            issuerOrgId: orgId,
            subjectOrgId: orgId,
            name: admin.name,
            login,
            role: 'admin',
          })
          .execute()
        return path
      }
      const leaderPath = await invite(leader.id, founding.leader.admin)
      const committeePath = await invite(committeeId, founding.committee.admin)
      await bindOwner(trx, true)
      return { chainId, leaderPath, committeePath }
    })
  } finally {
    await db.destroy()
  }
}
