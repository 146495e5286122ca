import type { AppLoadContext } from '@remix-run/node'

/** The answer's header that puts a session into the browser, or with null takes it away. */
export const sessionHeaders = (context: AppLoadContext, sessionId: string | null) => ({
  'set-cookie': context.runtime.services.sessions.cookie(sessionId),
})

/** Whether somebody works for an organization here; a guest has an account only. */
export const isAtWork = ({ actor }: AppLoadContext): boolean =>
  actor.kind === 'leader' || actor.kind === 'supplier' || actor.kind === 'committee'
