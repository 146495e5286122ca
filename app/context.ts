import type { Actor, PartyKind } from '#core/identity/actor.ts'
import type { ColorScheme } from '#core/identity/preference.ts'
import type { Locale } from '#core/text.ts'
import type { SessionView } from '#server/identity/session-view.ts'
import type { Runtime } from '#server/runtime/runtime.ts'

export type WorkspaceKind = PartyKind
export type { SessionView }
/** The part of a session that reaches the browser. */
export type ShownSession = Omit<SessionView, 'sessionId'>

/** What the HTTP server hands to every loader and action of one request. */
export interface RequestContext {
  runtime: Runtime
  actor: Actor
  session: SessionView | null
  /** The secret behind the cookie; not for the browser's scripts. */
  sessionId: string | null
  requestId: string
  cspNonce: string
  locale: Locale
  colorScheme: ColorScheme
  client: { address: string | null; userAgent: string | null }
  /** A file that a loader sends instead of its page. */
  file?: Response
}

declare module '@remix-run/server-runtime' {
  interface AppLoadContext extends RequestContext {}
  interface Future {
    v3_singleFetch: true
  }
}
