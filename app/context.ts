import type { Actor, PartyKind } from '#core/identity/actor.ts'
import type { ColorScheme } from '#core/identity/preference.ts'
import type { Locale } from '#core/text.ts'
import type { Runtime } from '#server/runtime/runtime.ts'

/** A workspace is the organization's part in the open chain. */
export type WorkspaceKind = PartyKind

/** One organization the signed-in user acts for, with the chains it takes part in. */
export interface Membership {
  orgId: string
  orgName: string
  kind: WorkspaceKind
  role: string
  chains: { id: string; name: string }[]
}

/** Who is signed in, and the organization and chain chosen at the moment. */
export interface SessionView {
  user: { id: string; name: string; login: string }
  memberships: Membership[]
  /** `null` while the user belongs to no organization or chain. */
  orgId: string | null
  chainId: string | null
}

/** What the HTTP server hands to every loader and action of one request. */
export interface RequestContext {
  runtime: Runtime
  actor: Actor
  /** `null` for anonymous visitors; present for a guest (signed in, member of nothing yet). */
  session: SessionView | null
  requestId: string
  cspNonce: string
  locale: Locale
  colorScheme: ColorScheme
}

declare module '@remix-run/server-runtime' {
  interface AppLoadContext extends RequestContext {}
  interface Future {
    v3_singleFetch: true
  }
}
