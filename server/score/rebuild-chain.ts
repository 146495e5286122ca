import { z } from 'zod'
import { defineUseCase } from '#server/use-case/define.ts'
import { AppError } from '#server/use-case/errors.ts'
import { lockChain } from './chain-lock.ts'
import { markMembers } from './mark-chain.ts'
import { rescore } from './rescore.ts'
import { rescored } from './rescore-chain.ts'

/**
 * Scores every enterprise of the chain from its facts, as of `now`. Only what really differs gets a new version, so a
 * rebuild of scores that are right writes nothing.
 */
export const rebuildChain = defineUseCase({
  name: 'score.rebuildChain',
  kind: 'write',
  permission: 'system',
  exposed: false,
  input: z.object({}),
  output: rescored,
  async run(context) {
    const { chainId } = context.actor
    if (!chainId) throw new AppError('not-found')
    await lockChain(context.db, chainId)
    await markMembers(context.db, chainId, 'rebuild')
    return { busy: false, ...(await rescore(context, chainId)) }
  },
})
