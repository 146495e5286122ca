import { getScore } from './get-score.ts'
import { listChains } from './list-chains.ts'
import { listScores } from './list-scores.ts'
import { markChain } from './mark-chain.ts'
import { rebuildChain } from './rebuild-chain.ts'
import { rescoreChain } from './rescore-chain.ts'
import { retryFailure } from './retry-failure.ts'
import { verifyChain } from './verify-chain.ts'

export const scoreUseCases = [
  getScore,
  listScores,
  rescoreChain,
  rebuildChain,
  verifyChain,
  markChain,
  listChains,
  retryFailure,
] as const
