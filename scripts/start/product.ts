import type { ViteDevServer } from 'vite'
import { startWorker } from '#jobs/worker.ts'
import type { Config } from '#server/config.ts'
import { listen, serveWeb } from '#server/main.ts'
import { createRuntime } from '#server/runtime/runtime.ts'

/**
 * Puts the product together for one process: web, worker, or both (ROLE). Listens first, because mails and cookies
 * need the address, and answers once the pages are there.
 */
export async function startProduct(options: {
  config: Config
  loginUrl: string
  viteServer?: ViteDevServer
}): Promise<{ address: string; stop(): Promise<void> }> {
  const { config, loginUrl, viteServer } = options
  const stops: (() => Promise<void>)[] = []
  const stop = async () => {
    for (const end of stops.splice(0).reverse()) await end()
  }
  try {
    let address = config.baseUrl ?? `http://${config.host}:${config.port}`
    const web = config.role === 'worker' ? null : await listen(config)
    if (web && !config.baseUrl) address = `http://${config.host}:${web.port}`
    const runtime = await createRuntime({ config, loginUrl, baseUrl: address })
    stops.push(runtime.close)
    if (config.role !== 'web') stops.push((await startWorker(runtime)).stop)
    if (web) stops.push((await serveWeb({ runtime, server: web.server, viteServer })).stop)
    return { address: web ? `http://${config.host}:${web.port}` : address, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
