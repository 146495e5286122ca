import type { Logger } from 'pino'
import type { z } from 'zod'
import type { JobDefinition } from '#server/job/definition.ts'
import type { Postman } from '#server/notify/deliver-mail.ts'
import type { Runtime } from '#server/runtime/runtime.ts'

export type JobContext = {
  runtime: Runtime
  log: Logger
  /** The same in every use case of one run, so that the activity log shows them together. */
  requestId: string
  /** Null: mails are kept in the local mailbox. */
  postman: Postman | null
}

/** A definition with its handler, ready for any payload that comes out of the queue. */
export type JobHandler = {
  name: string
  attempts: number
  run(payload: unknown, context: JobContext): Promise<void>
  record(payload: unknown): ReturnType<JobDefinition['record']>
}

/** Ties a handler to its definition; the payload is checked again on its way out of the queue. */
export function handler<P extends z.ZodType>(
  definition: JobDefinition<P>,
  handle: (payload: z.output<P>, context: JobContext) => Promise<void>,
): JobHandler {
  return {
    name: definition.name,
    attempts: definition.attempts,
    run: async (payload, context) => handle(definition.payload.parse(payload), context),
    record: (payload) => definition.record(definition.payload.parse(payload)),
  }
}
