import { sql } from 'kysely'
import { z } from 'zod'
import { defineUseCase } from '#server/use-case/define.ts'
import { AppError } from '#server/use-case/errors.ts'

/**
 * The supplier's own consent: what it answered in another of its chains may be offered to it in audits of this one.
 * Giving it twice is harmless.
 */
export const giveConsent = defineUseCase({
  name: 'audit.giveConsent',
  kind: 'write',
  permission: 'audit:consent',
  input: z.object({ fromChainId: z.uuid() }),
  output: z.object({ fromChainId: z.uuid() }),
  async run({ db, actor, now, emit }, { fromChainId }) {
    const { rows } = await sql`select 1 from own_other_chains() where id = ${fromChainId}`.execute(db)
    if (rows.length === 0) throw new AppError('not-found')
    const { chainId, orgId, userId } = actor
    await db
      .insertInto('answerConsent')
      .values({ chainId, orgId, fromChainId, givenBy: userId, givenAt: now.toISOString() })
      .onConflict((conflict) =>
        conflict.columns(['chainId', 'orgId', 'fromChainId']).where('revokedAt', 'is', null).doNothing(),
      )
      .execute()
    emit.changed('consent', [orgId])
    return { fromChainId }
  },
})
