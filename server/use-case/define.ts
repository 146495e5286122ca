import type { Transaction } from 'kysely'
import type { z } from 'zod'
import type { Actor, PartyActor, WorkerActor } from '#core/identity/actor.ts'
import type { Requirement } from '#core/identity/permission.ts'
import type { Locale } from '#core/text.ts'
import type { DB } from '#db/schema.generated.ts'
import type { JobDefinition } from '#server/job/definition.ts'
import type { Services } from '#server/runtime/services.ts'

/** What a use case tells the world; everything here happens in, or right after, its own transaction. */
export type Emit = {
  /** Marks the organization's score as stale; the mark commits with the fact and wakes the score job. */
  stale(orgId: string, reason: string): void
  /**
   * Tells open pages of these organizations that facts of a topic (`audit`, `audit:<id>` …) changed. `chainId` only
   * where the actor stands in none yet (at the door).
   */
  changed(topic: string, orgIds: readonly string[], chainId?: string): void
  /** Enqueues a job after the commit. Work that must not be lost keeps its own row in the database as well. */
  job<P extends z.ZodType>(definition: JobDefinition<P>, payload: z.output<P>): void
  /** Queues a mail in the transaction; it is sent after the commit. Resolves to the mail's id. */
  mail(mail: MailDraft): Promise<string>
}

export type MailDraft = {
  kind: string
  to: string
  toName?: string
  subject: string
  body: string
  /** Path or address that the mail opens. */
  link?: string
  /** Concerns the person alone (a password reset): the organization that is open does not get to read it. */
  personal?: true
}

/** `public` work runs as anybody; `session` as any signed-in person; `system` as a job; the rest as a party. */
export type ActorFor<R extends Requirement> = R extends 'public'
  ? Actor
  : R extends 'session'
    ? Exclude<Actor, { kind: 'anonymous' } | WorkerActor>
    : R extends 'system'
      ? WorkerActor
      : PartyActor

export type UseCaseContext<R extends Requirement = Requirement> = {
  db: Transaction<DB>
  actor: ActorFor<R>
  now: Date
  locale: Locale
  requestId: string
  /** The caller's session, where there is one. A secret: it never leaves in an output that is exposed. */
  sessionId: string | null
  /** Network address and browser of the caller, where there is one. */
  client: { address: string | null; userAgent: string | null }
  emit: Emit
  services: Services
}

export type UseCase<
  I extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
  R extends Requirement = Requirement,
> = {
  name: string
  kind: 'read' | 'write'
  permission: R
  /** Database role to wear when it is not the actor's own: `identity` for the door (sign-in, invitations). */
  as?: 'identity'
  /** `false`: for the product's own pages only (it hands out a session), neither in tRPC nor in the OpenAPI document. */
  exposed?: false
  input: I
  output: O
  run(context: UseCaseContext<R>, input: z.output<I>): Promise<z.input<O>>
}

/**
 * Declares one thing the product can do. Validation, authorization, the unit of work, error words, the activity
 * log and metrics come from the mechanism (`execute.ts`); `run` holds the deed alone.
 */
export function defineUseCase<I extends z.ZodType, O extends z.ZodType, R extends Requirement>(
  useCase: UseCase<I, O, R>,
): UseCase<I, O, R> {
  return useCase
}

// biome-ignore lint/suspicious/noExplicitAny: a list of use cases of every shape; variance leaves no other type
export type AnyUseCase = UseCase<any, any, any>
