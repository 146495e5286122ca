import { z } from 'zod'
import { defineUseCase } from '#server/use-case/define.ts'
import { AppError } from '#server/use-case/errors.ts'
import { tryLockChain } from './chain-lock.ts'
import { rescore } from './rescore.ts'

const count = z.int().min(0)

export const rescored = z.object({
  /** Another worker has the chain in hand; nothing was done. */
  busy: z.boolean(),
  marks: count,
  scored: count,
  changed: count,
  healthChanged: z.boolean(),
})

/** Brings the scores of the actor's chain up to date with the facts that were marked since the last time. */
export const rescoreChain = defineUseCase({
  name: 'score.rescoreChain',
  kind: 'write',
  permission: 'system',
  exposed: false,
  input: z.object({}),
  output: rescored,
  async run(context) {
    const { chainId } = context.actor
    if (!chainId) throw new AppError('not-found')
    if (!(await tryLockChain(context.db, chainId)))
      return { busy: true, marks: 0, scored: 0, changed: 0, healthChanged: false }
    return { busy: false, ...(await rescore(context, chainId)) }
  },
})
