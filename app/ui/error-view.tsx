import { isRouteErrorResponse, useRouteError } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { Text } from '#core/text.ts'
import { useLocale, useT } from '../i18n/use-t.ts'
import { PublicShell } from '../shell/public-shell.tsx'
import { useRoot } from '../shell/use-root.ts'
import { WorkspaceShell } from '../shell/workspace-shell.tsx'
import { LinkButton } from './button.tsx'
import styles from './error-view.module.css'

export type ErrorKind = 'notFound' | 'forbidden' | 'conflict' | 'tooMany' | 'offline' | 'server'

/** What a loader may put into the body of a thrown `Response`: the words of the error table. */
export interface ErrorBody {
  message?: Text | string
  requestId?: string
}

/** An error in words, what to do about it, and the way back. */
export function ErrorView(props: {
  kind: ErrorKind
  text?: string
  requestId?: string
  actions?: ReactNode
}) {
  const t = useT('common')
  return (
    <section className={styles.error} role="alert">
      <p className={styles.mark} aria-hidden="true">
        {marks[props.kind]}
      </p>
      <h1>{t(`error.${props.kind}.title`)}</h1>
      <p className={styles.text}>{props.text ?? t(`error.${props.kind}.text`)}</p>
      <p className={styles.actions}>
        {props.actions ?? (
          <LinkButton to="/" reloadDocument>
            {t('error.home')}
          </LinkButton>
        )}
      </p>
      {props.requestId && (
        <p className={styles.request}>
          {t('error.requestId')} <code>{props.requestId}</code>
        </p>
      )}
    </section>
  )
}

const marks: Record<ErrorKind, string> = {
  notFound: '404',
  forbidden: '403',
  conflict: '409',
  tooMany: '429',
  offline: '—',
  server: '500',
}

/**
 * For every `ErrorBoundary`. `standalone` brings its own frame (root and 404): the user's workspace when signed in.
 * Inside a workspace's layout leave it out.
 */
export function RouteError({ standalone = false }: { standalone?: boolean }) {
  const error = useRouteError()
  const locale = useLocale()
  const root = useRoot()
  const body = isRouteErrorResponse(error) ? (error.data as ErrorBody | string | null) : null
  const detail = body && typeof body === 'object' ? body : null
  const message = detail?.message
  const view = (
    <ErrorView
      kind={kindOf(error)}
      text={typeof message === 'string' ? message : message?.[locale]}
      requestId={detail?.requestId ?? root?.requestId}
    />
  )
  if (!standalone) return view
  const kind = root?.actorKind
  const session = root?.session
  if (session && (kind === 'leader' || kind === 'supplier' || kind === 'committee'))
    return (
      <WorkspaceShell kind={kind} session={session}>
        {view}
      </WorkspaceShell>
    )
  return <PublicShell>{view}</PublicShell>
}

function kindOf(error: unknown): ErrorKind {
  if (isRouteErrorResponse(error)) {
    if (error.status === 404) return 'notFound'
    if (error.status === 401 || error.status === 403) return 'forbidden'
    if (error.status === 409) return 'conflict'
    if (error.status === 429) return 'tooMany'
    return 'server'
  }
  // A loader that could not be reached rejects with the browser's TypeError of `fetch`.
  const unreachable = typeof navigator !== 'undefined' && 'onLine' in navigator && !navigator.onLine
  return unreachable ? 'offline' : 'server'
}
