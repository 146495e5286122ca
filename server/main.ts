import { createServer, type Server } from 'node:http'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { getRequestListener } from '@hono/node-server'
import { createRequestHandler, type ServerBuild } from '@remix-run/node'
import type { ViteDevServer } from 'vite'
import type { Runtime } from '#server/runtime/runtime.ts'
import { createWebApp, type PageHandler } from '#server/web/app.ts'

/** Loads the built pages once, or in development asks Vite for the present ones at each request. */
async function pageHandler(viteServer: ViteDevServer | undefined): Promise<PageHandler> {
  if (viteServer) {
    return async (request, context) => {
      const build = (await viteServer.ssrLoadModule('virtual:remix/server-build')) as ServerBuild
      return createRequestHandler(build, 'development')(request, context)
    }
  }
  const built = pathToFileURL(resolve('build/server/index.js')).href
  return createRequestHandler((await import(built)) as ServerBuild, 'production')
}

/**
 * Serves the product over HTTP on an already created server object. `server` may be listening already: the address
 * must be known before the runtime is made (links in mails, cookies).
 */
export async function serveWeb(options: {
  runtime: Runtime
  server: Server
  viteServer?: ViteDevServer
}): Promise<{ stop(): Promise<void> }> {
  const { runtime, server, viteServer } = options
  const app = createWebApp({
    runtime,
    page: await pageHandler(viteServer),
    assets: viteServer ? null : join('build', 'client'),
    development: viteServer !== undefined,
  })
  const listener = getRequestListener(app.fetch)
  server.on('request', (request, response) => {
    if (!viteServer) return void listener(request, response)
    viteServer.middlewares(request, response, () => void listener(request, response))
  })
  return {
    stop: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

/** Listens on the host; takes the next free port when the wanted one is busy and was not asked for. */
export async function listen(options: {
  host: string
  port: number
  portIsGiven: boolean
}): Promise<{ server: Server; port: number }> {
  const server = createServer()
  const last = options.portIsGiven ? options.port : options.port + 50
  for (let port = options.port; ; port += 1) {
    const failure = await new Promise<NodeJS.ErrnoException | null>((done) => {
      server.once('error', done)
      server.listen(port, options.host, () => {
        server.off('error', done)
        done(null)
      })
    })
    if (!failure) return { server, port }
    if (failure.code !== 'EADDRINUSE' || port >= last) throw failure
  }
}
