import type { JobHandler } from './handler.ts'
import { sendMail } from './notify/send-mail.ts'
import { refreshScores } from './score/refresh-scores.ts'
import { scoreChain } from './score/score-chain.ts'
import { readImport } from './standard/read-import.ts'
import { sweep } from './sweep/sweep.ts'

/** The worker's one list: job name → what to do. */
export const handlers: ReadonlyMap<string, JobHandler> = new Map(
  [scoreChain, refreshScores, sendMail, readImport, sweep].map((handler) => [handler.name, handler]),
)
