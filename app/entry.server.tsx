import { PassThrough } from 'node:stream'
import {
  type AppLoadContext,
  createReadableStreamFromReadable,
  type EntryContext,
  type HandleErrorFunction,
} from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { isbot } from 'isbot'
import { renderToPipeableStream } from 'react-dom/server'
import { type Speech, SpeechContext } from './i18n/use-t.ts'
import { serverWords } from './i18n/words.server.ts'
import { NonceContext } from './shell/nonce.ts'

/** How long a page may wait for a deferred answer. */
export const streamTimeout = 5000

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  const { locale, cspNonce } = context
  const speech: Speech = { locale, engine: serverWords(locale), spoken: new Set() }
  // A crawler and a printer want the whole page at once; a person wants its first part soon.
  const readyEvent = isbot(request.headers.get('user-agent')) ? 'onAllReady' : 'onShellReady'
  headers.set('Content-Type', 'text/html; charset=utf-8')
  headers.append('Vary', 'Cookie, Accept-Language')

  return new Promise((resolve, reject) => {
    let responseStatus = status
    let shellSent = false
    const { pipe, abort } = renderToPipeableStream(
      <SpeechContext.Provider value={speech}>
        <NonceContext.Provider value={cspNonce}>
          <RemixServer context={remixContext} url={request.url} abortDelay={streamTimeout} nonce={cspNonce} />
        </NonceContext.Provider>
      </SpeechContext.Provider>,
      {
        nonce: cspNonce,
        [readyEvent]() {
          shellSent = true
          const body = new PassThrough()
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status: responseStatus }))
          pipe(body)
        },
        onShellError: reject,
        onError(error: unknown) {
          responseStatus = 500
          // Before the shell, the same error reaches the caller through `onShellError`.
          if (shellSent) console.error(error)
        },
      },
    )
    setTimeout(abort, streamTimeout + 1000).unref()
  })
}

/** Unexpected errors of loaders and actions; what a visitor gave up on is not one. */
export const handleError: HandleErrorFunction = (error, { request }) => {
  if (!request.signal.aborted) console.error(error)
}
