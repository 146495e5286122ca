import { sendMailJob } from '#server/notify/send-mail.job.ts'
import { refreshScoresJob } from '#server/score/refresh-scores.job.ts'
import { scoreChainJob } from '#server/score/score-chain.job.ts'
import { sweepJob } from './sweep.job.ts'

/** Every kind of job. A test holds this list and the worker's handlers together. */
export const jobDefinitions = [scoreChainJob, refreshScoresJob, sendMailJob, sweepJob] as const
