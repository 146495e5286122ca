import type { AppLoadContext, EntryContext, HandleErrorFunction } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { isbot } from 'isbot'
/*
 * The web-stream renderer, also on Node: React 18's renderer for Node streams (`renderToPipeableStream`) leaves NUL bytes
 * where a character of several bytes meets the end of its buffer, and Chinese text shows a replacement sign there.
 */
import { renderToReadableStream } from 'react-dom/server.browser'
import { type Speech, SpeechContext } from './i18n/use-t.ts'
import { serverWords } from './i18n/words.server.ts'
import { NonceContext } from './shell/nonce.ts'

/** How long a page may wait for a deferred answer. */
export const streamTimeout = 5000

export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  if (context.file) return context.file
  const { locale, cspNonce } = context
  const speech: Speech = { locale, engine: serverWords(locale), spoken: new Set() }
  headers.set('Content-Type', 'text/html; charset=utf-8')
  headers.append('Vary', 'Cookie, Accept-Language')

  let responseStatus = status
  let shellSent = false
  let gone = false
  const abort = new AbortController()
  const timer = setTimeout(() => abort.abort(), streamTimeout + 1000)
  timer.unref()
  const body = await renderToReadableStream(
    <SpeechContext.Provider value={speech}>
      <NonceContext.Provider value={cspNonce}>
        <RemixServer context={remixContext} url={request.url} abortDelay={streamTimeout} nonce={cspNonce} />
      </NonceContext.Provider>
    </SpeechContext.Provider>,
    {
      nonce: cspNonce,
      signal: abort.signal,
      onError(error: unknown) {
        responseStatus = 500
        // Before the shell, the same error reaches the caller because the render is refused.
        if (shellSent && !gone) console.error(error)
      },
    },
  )
  shellSent = true
  let complete = false
  const whole = body.allReady
    .then(() => {
      complete = true
    })
    .finally(() => clearTimeout(timer))
  whole.catch(() => undefined)
  // A crawler wants the whole page at once; a person wants its first part soon.
  if (isbot(request.headers.get('user-agent'))) await whole
  const sent = readable(body, () => {
    gone = true
    if (!complete) abort.abort()
  })
  return new Response(sent, { headers, status: responseStatus })
}

/** The same bytes. React 18's own stream throws when its reader gives up; this one calls `onGone` instead. */
function readable(body: ReadableStream<Uint8Array>, onGone: () => void): ReadableStream<Uint8Array> {
  const reader = body.getReader()
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await reader.read()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    cancel: onGone,
  })
}

/** Unexpected errors of loaders and actions; what a visitor gave up on is not one. */
export const handleError: HandleErrorFunction = (error, { request }) => {
  if (!request.signal.aborted) console.error(error)
}
