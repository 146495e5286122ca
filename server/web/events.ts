import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { Actor } from '#core/identity/actor.ts'
import type { Change } from '#server/runtime/change-bus.ts'
import type { Runtime } from '#server/runtime/runtime.ts'

const heartbeat = 25_000

/** Whether a change is for this actor: same chain, and its organization is one of those concerned. */
export function concerns(change: Change, actor: Actor, topics: ReadonlySet<string>): boolean {
  if (change.topic === '*') return true
  if (!('orgId' in actor) || change.chainId !== actor.chainId || !change.orgIds.includes(actor.orgId))
    return false
  // `<feature>:<id>:<detail>` is heard by whoever listens to the feature or to the id.
  const [feature = '', id = ''] = change.topic.split(':')
  return topics.has(change.topic) || topics.has(`${feature}:${id}`) || topics.has(feature)
}

/** `/events?topics=audit:…,score`: says when facts of a topic changed; the page then asks again for its data. */
export function serveEvents(c: Context, runtime: Runtime, actor: Actor): Response | Promise<Response> {
  if (!('orgId' in actor)) return c.body(null, 401)
  const topics = new Set((c.req.query('topics') ?? '').split(',').filter(Boolean).slice(0, 20))
  c.header('cache-control', 'no-store')
  c.header('x-accel-buffering', 'no')
  return streamSSE(c, async (stream) => {
    const { changes, metrics } = runtime.services
    const stop = changes.subscribe((change) => {
      if (concerns(change, actor, topics)) void stream.writeSSE({ data: change.topic })
    })
    metrics.livePages.inc()
    stream.onAbort(() => undefined)
    try {
      await stream.write(': listening\n\n')
      while (!stream.aborted && !stream.closed) {
        await stream.sleep(heartbeat)
        await stream.write(': still here\n\n')
      }
    } finally {
      stop()
      metrics.livePages.dec()
    }
  })
}
