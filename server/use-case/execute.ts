import { sql } from 'kysely'
import type { z } from 'zod'
import type { Actor } from '#core/identity/actor.ts'
import { mayAsk, type Requirement } from '#core/identity/permission.ts'
import type { Locale } from '#core/text.ts'
import type { JobDefinition } from '#server/job/definition.ts'
import { sendMailJob } from '#server/notify/send-mail.job.ts'
import type { Services } from '#server/runtime/services.ts'
import { scoreChainJob } from '#server/score/score-chain.job.ts'
import { translateDatabaseError } from './database-error.ts'
import type { Emit, UseCase, UseCaseContext } from './define.ts'
import { AppError, isAppError } from './errors.ts'
import { roleOf, unitOfWork } from './unit-of-work.ts'
import { zodWords } from './zod-words.ts'

/** Who calls and from where; everything a use case needs to know of the outside. */
export type Call = {
  actor: Actor
  locale: Locale
  requestId: string
  now?: Date
  sessionId?: string | null
  client?: { address: string | null; userAgent: string | null }
}

/** Checks an input against the use case's schema; the words of the issues are in the caller's language. */
export function parseInput<I extends z.ZodType>(schema: I, input: unknown, locale: Locale): z.output<I> {
  const parsed = schema.safeParse(storable(input), { error: zodWords(locale) })
  if (parsed.success) return parsed.data
  throw new AppError(
    'invalid-input',
    {},
    parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message })),
  )
}

/** Text without what PostgreSQL cannot keep: NUL is left out, half a surrogate pair becomes U+FFFD. */
function storable(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\0', '').replace(/\p{Cs}/gu, '\uFFFD')
  if (Array.isArray(value)) return value.map(storable)
  if (value === null || typeof value !== 'object') return value
  // Files, dates and bytes stay what they are.
  const prototype = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, storable(one)]))
}

type Effects = {
  stale: { orgId: string; reason: string }[]
  changed: { topic: string; orgIds: readonly string[]; chainId: string | undefined }[]
  jobs: (() => Promise<void>)[]
}

/**
 * Runs one use case: authorization, input, one transaction as the actor, output, then what it told the world.
 * Throws AppError only; anything unexpected is logged and becomes `internal`.
 */
export async function execute<I extends z.ZodType, O extends z.ZodType, R extends Requirement>(
  services: Services,
  useCase: UseCase<I, O, R>,
  call: Call,
  input: z.input<I>,
): Promise<z.output<O>> {
  const stop = services.metrics.useCase.startTimer({ name: useCase.name })
  const log = services.log.child({ useCase: useCase.name, requestId: call.requestId })
  const effects: Effects = { stale: [], changed: [], jobs: [] }
  try {
    if (!mayAsk(call.actor, useCase.permission)) {
      throw new AppError(call.actor.kind === 'anonymous' ? 'not-signed-in' : 'forbidden')
    }
    const parsed = parseInput(useCase.input, input, call.locale)
    const output = await unitOfWork(
      services.db,
      {
        actor: call.actor,
        role: useCase.as ?? roleOf(call.actor),
        useCase: useCase.name,
        requestId: call.requestId,
        readOnly: useCase.kind === 'read',
      },
      async (db) => {
        const emit = recorder(services, effects, db, call.actor)
        const context: UseCaseContext<R> = {
          db,
          actor: call.actor as UseCaseContext<R>['actor'],
          now: call.now ?? new Date(),
          locale: call.locale,
          requestId: call.requestId,
          sessionId: call.sessionId ?? null,
          client: call.client ?? { address: null, userAgent: null },
          emit,
          services,
        }
        const result = useCase.output.parse(await useCase.run(context, parsed))
        await flush(db, call.actor, effects)
        return result
      },
    )
    stop({ outcome: 'ok' })
    void wake(services, log, call.actor, effects)
    return output
  } catch (error) {
    const known = isAppError(error) ? error : translateDatabaseError(error)
    if (!known) log.error({ err: error }, 'use case failed')
    const thrown = known ?? new AppError('internal', { requestId: call.requestId })
    stop({ outcome: thrown.code })
    throw thrown
  }
}

function recorder(services: Services, effects: Effects, db: UseCaseContext['db'], actor: Actor): Emit {
  const job = <P extends z.ZodType>(definition: JobDefinition<P>, payload: z.output<P>) => {
    effects.jobs.push(() => services.queue.add(definition, payload))
  }
  return {
    stale: (orgId, reason) => void effects.stale.push({ orgId, reason }),
    changed: (topic, orgIds, chainId) => void effects.changed.push({ topic, orgIds, chainId }),
    job,
    async mail({ kind, to, toName, subject, body, link, personal }) {
      const id = crypto.randomUUID()
      await db
        .insertInto('mail')
        .values({
          id,
          chainId: 'chainId' in actor && !personal ? actor.chainId : null,
          orgId: 'orgId' in actor && !personal ? actor.orgId : null,
          kind,
          toAddress: to,
          toName: toName ?? null,
          subject,
          body,
          link: link ?? null,
        })
        .execute()
      job(sendMailJob, { mailId: id })
      return id
    },
  }
}

const mostNoticeBytes = 7000

/** Writes marks and notices inside the transaction: they appear with its commit or not at all. */
async function flush(db: UseCaseContext['db'], actor: Actor, effects: Effects): Promise<void> {
  const own = 'chainId' in actor ? actor.chainId : null
  if (own && effects.stale.length > 0) {
    await db
      .insertInto('staleMark')
      .values(effects.stale.map(({ orgId, reason }) => ({ chainId: own, orgId, reason })))
      .execute()
  }
  for (const { topic, orgIds, chainId = own } of effects.changed) {
    if (!chainId) continue
    const perNotice = Math.floor(mostNoticeBytes / 40)
    for (let from = 0; from < orgIds.length; from += perNotice) {
      const notice = JSON.stringify({ chainId, topic, orgIds: orgIds.slice(from, from + perNotice) })
      await sql`select pg_notify('chainq_changed', ${notice})`.execute(db)
    }
  }
}

/** After the commit: wakes the workers. A queue that is down loses nothing, the sweep finds the rows. */
async function wake(services: Services, log: Services['log'], actor: Actor, effects: Effects): Promise<void> {
  const chainId = 'chainId' in actor ? actor.chainId : null
  const jobs = [...effects.jobs]
  if (chainId && effects.stale.length > 0) jobs.push(() => services.queue.add(scoreChainJob, { chainId }))
  for (const add of jobs) {
    await add().catch((error: unknown) =>
      log.warn({ err: error }, 'queue not reached; the sweep will pick it up'),
    )
  }
}
