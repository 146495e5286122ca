import { sendMailJob } from '#server/notify/send-mail.job.ts'
import { refreshScoresJob } from '#server/score/refresh-scores.job.ts'
import { scoreChainJob } from '#server/score/score-chain.job.ts'
import { readImportJob } from '#server/standard/import/read-import.job.ts'
import { sweepJob } from './sweep.job.ts'

/** Every kind of job. A test holds this list and the worker's handlers together. */
export const jobDefinitions = [scoreChainJob, refreshScoresJob, sendMailJob, readImportJob, sweepJob] as const
