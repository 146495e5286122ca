import { z } from 'zod'
import { rollUpNetwork } from '#core/chain/roll-up.ts'
import { dayInChina } from '#core/corrective/due-date.ts'
import { defineUseCase } from '#server/use-case/define.ts'
import { AppError } from '#server/use-case/errors.ts'
import { computeScores } from './compute-scores.ts'
import { changedValues, saysTheSame } from './differences.ts'
import { loadChain } from './load-chain.ts'
import { loadFacts } from './load-facts.ts'
import { loadPolicy } from './load-policy.ts'
import { loadExplanations } from './write-scores.ts'

/**
 * Computes every score of the chain from its facts alone, as of `now`, with the full roll-up, and names what of the
 * stored current versions is not the same to the last digit. Writes nothing. Empty: the scores are right.
 */
export const verifyChain = defineUseCase({
  name: 'score.verifyChain',
  kind: 'read',
  permission: 'system',
  exposed: false,
  input: z.object({}),
  output: z.object({
    compared: z.int(),
    differences: z.array(z.object({ orgId: z.string(), values: z.array(z.string()) })),
  }),
  async run({ db, actor: { chainId }, now }) {
    if (!chainId) throw new AppError('not-found')
    const chain = await loadChain(db, chainId)
    const { policy } = await loadPolicy(db, chainId)
    const asOf = dayInChina(now.toISOString())
    const facts = await loadFacts(db, chainId, chain.scoredIds, asOf)
    const { network, scores } = computeScores({ ...chain, stored: new Map() }, facts, policy, asOf)
    const rolledUp = rollUpNetwork(network, policy.rollUp.alpha)
    const explanations = await loadExplanations(db, chainId, chain.scoredIds)
    const differences = [...scores.values()].flatMap((next) => {
      const { rolled, coverage } = rolledUp.get(next.orgId)!
      const values = changedValues(
        { ...next, rolled, rolledCoverage: coverage },
        chain.stored.get(next.orgId),
      )
      if (!saysTheSame(next.explanation!, explanations.get(next.orgId))) values.push('explanation')
      return values.length > 0 ? [{ orgId: next.orgId, values }] : []
    })
    return { compared: scores.size, differences }
  },
})
