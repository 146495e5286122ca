import { sql } from 'kysely'
import { z } from 'zod'
import { mayAsk } from '#core/identity/permission.ts'
import { defineUseCase } from '#server/use-case/define.ts'

const consent = z.object({
  consentId: z.string(),
  fromChainId: z.string(),
  givenAt: z.string(),
  givenBy: z.string().nullable(),
  revokedAt: z.string().nullable(),
  revokedBy: z.string().nullable(),
})

/**
 * The organization's other chains as a supplier, and its consents to use in this chain what it answered there, newest
 * first. They are its own: nobody else in the chain sees them.
 */
export const listConsents = defineUseCase({
  name: 'audit.listConsents',
  kind: 'read',
  permission: 'audit:read',
  input: z.object({}),
  output: z.object({
    chains: z.array(z.object({ chainId: z.string(), name: z.string() })),
    consents: z.array(consent),
    mayGive: z.boolean(),
  }),
  async run({ db, actor }) {
    if (actor.kind !== 'supplier') return { chains: [], consents: [], mayGive: false }
    const { rows: chains } = await sql<{ chainId: string; name: string }>`
      select id as "chainId", name from own_other_chains()`.execute(db)
    const consents = await db
      .selectFrom('answerConsent as k')
      .leftJoin('userAccount as g', 'g.id', 'k.givenBy')
      .leftJoin('userAccount as r', 'r.id', 'k.revokedBy')
      .select(['k.id as consentId', 'k.fromChainId', 'k.givenAt', 'g.name as givenBy'])
      .select(['k.revokedAt', 'r.name as revokedBy'])
      .where('k.chainId', '=', actor.chainId)
      .where('k.orgId', '=', actor.orgId)
      .orderBy('k.givenAt', 'desc')
      .execute()
    return { chains, consents, mayGive: mayAsk(actor, 'audit:consent') }
  },
})
