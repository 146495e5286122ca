import { randomUUID } from 'node:crypto'
import { serveStatic } from '@hono/node-server/serve-static'
import type { AppLoadContext } from '@remix-run/node'
import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { getCookie } from 'hono/cookie'
import { readPreference } from '#core/identity/preference.ts'
import { describeApi, expose } from '#server/adapter/expose.ts'
import { resolveSession } from '#server/identity/session-view.ts'
import type { Runtime } from '#server/runtime/runtime.ts'
import { describeError, isAppError, statusOf } from '#server/use-case/errors.ts'
import { useCases } from '#server/use-cases.ts'
import { clientAddress } from './client-address.ts'
import { serveEvents } from './events.ts'
import { serveFiles } from './files.ts'
import { mayWrite, securityHeaders } from './security.ts'

export type PageHandler = (request: Request, context: AppLoadContext) => Promise<Response>

type Env = {
  Variables: { nonce: string; requestId: string; context: AppLoadContext }
}

/**
 * The HTTP surface of one process: probes, live events, files, API, and everything else as a page of the app.
 * `page` is Remix's request handler; `assets` the folder of the production build, null while Vite serves.
 */
export function createWebApp(options: {
  runtime: Runtime
  page: PageHandler
  assets: string | null
  development: boolean
}): Hono<Env> {
  const { runtime, page, assets, development } = options
  const { services } = runtime
  const secure = services.baseUrl.startsWith('https:')
  const app = new Hono<Env>()

  app.get('/healthz', (c) => c.json({ ok: true }))
  app.get('/readyz', async (c) => {
    const parts = await runtime.readiness()
    return c.json(parts, Object.values(parts).every(Boolean) ? 200 : 503)
  })
  app.get('/metrics', async (c) => {
    c.header('content-type', services.metrics.registry.contentType)
    return c.body(await services.metrics.registry.metrics())
  })

  app.use(async (c, next) => {
    const stop = services.metrics.http.startTimer({ method: c.req.method })
    c.set('requestId', randomUUID())
    c.set('nonce', randomUUID().replaceAll('-', ''))
    await next()
    c.header('x-request-id', c.get('requestId'))
    stop({ status: `${Math.floor(c.res.status / 100)}xx` })
  })
  app.use(securityHeaders({ secure, development }))
  app.use(compress())
  if (assets) {
    app.use('/assets/*', async (c, next) => {
      await next()
      if (c.res.ok) c.header('cache-control', 'public, max-age=31536000, immutable')
    })
    app.use('*', serveStatic({ root: assets }))
  }

  app.use(async (c, next) => {
    const request = c.req.raw
    if (!mayWrite(request, [new URL(services.baseUrl).origin, new URL(request.url).origin])) {
      services.log.warn(
        { requestId: c.get('requestId'), origin: request.headers.get('origin') },
        'foreign write refused',
      )
      return c.text('This request came from another site and was refused.', 403)
    }
    const cookie = services.sessions.read(request.headers.get('cookie') ?? '')
    const { actor, session, sessionId, fresh } = await resolveSession(services, cookie, c.get('requestId'))
    const preference = readPreference(getCookie(c), request.headers.get('accept-language'))
    c.set('context', {
      runtime,
      actor,
      session,
      sessionId,
      requestId: c.get('requestId'),
      cspNonce: c.get('nonce'),
      ...preference,
      client: {
        address: clientAddress(c, services.config.trustProxy),
        userAgent: request.headers.get('user-agent'),
      },
    })
    await next()
    // The page may have set the cookie itself (signed in, signed out); its word is the later one.
    const own = `${services.sessions.cookieName}=`
    if (c.res.headers.getSetCookie().some((line) => line.startsWith(own))) return
    if (cookie && !sessionId) c.header('set-cookie', services.sessions.cookie(null), { append: true })
    else if (sessionId && fresh) c.header('set-cookie', services.sessions.cookie(sessionId), { append: true })
  })

  app.get('/events', (c) => serveEvents(c, runtime, c.get('context').actor))
  serveFiles(app as unknown as Parameters<typeof serveFiles>[0], runtime)
  app.get('/api/openapi.json', (c) => c.json(describeApi(useCases, services.baseUrl)))
  const router = expose(useCases)
  app.all('/api/trpc/*', (c) => {
    const { actor, locale, requestId, sessionId, client } = c.get('context')
    return fetchRequestHandler({
      endpoint: '/api/trpc',
      req: c.req.raw,
      router,
      createContext: () => ({ runtime, call: { actor, locale, requestId, sessionId, client } }),
    })
  })
  app.all('*', (c) => page(c.req.raw, c.get('context')))

  app.onError((error, c) => {
    const known = isAppError(error) ? error : null
    if (!known) services.log.error({ err: error, requestId: c.get('requestId') }, 'request failed')
    const locale = c.get('context')?.locale ?? 'zh'
    return known
      ? c.json(
          { code: known.code, message: describeError(known, locale), fields: known.fields },
          statusOf(known) as 400,
        )
      : c.text(`500 ${c.get('requestId')}`, 500)
  })
  return app
}
