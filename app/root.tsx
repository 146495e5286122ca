import './ui/mantine.css'
import './ui/tokens.css'
import './ui/base.css'
import { ColorSchemeScript, type MantineColorScheme, MantineProvider } from '@mantine/core'
import type { LoaderFunctionArgs, SerializeFrom } from '@remix-run/node'
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useRouteLoaderData } from '@remix-run/react'
import { type ReactNode, useEffect, useMemo } from 'react'
import type { SessionView, ShownSession } from './context.ts'
import { languageTags } from './i18n/namespaces.ts'
import { useSpeech, useT } from './i18n/use-t.ts'
import { useNonce } from './shell/nonce.ts'
import { PageTitle } from './shell/page-title.tsx'
import { RouteError } from './ui/error-view.tsx'
import { theme } from './ui/theme.ts'

export function loader({ context }: LoaderFunctionArgs) {
  const { actor, colorScheme, requestId } = context
  return {
    session: context.session && shown(context.session),
    actorKind: actor.kind,
    colorScheme,
    requestId,
    now: new Date().toISOString(),
  }
}

/** What the page may know of a session; its id stays in the cookie. */
const shown = ({ user, memberships, orgId, chainId }: SessionView): ShownSession => ({
  user,
  memberships,
  orgId,
  chainId,
})

export type RootData = SerializeFrom<typeof loader>

export function Layout({ children }: { children: ReactNode }) {
  const colorScheme = useRouteLoaderData<typeof loader>('root')?.colorScheme ?? 'auto'
  const { locale } = useSpeech()
  const t = useT('shell')
  const nonce = useNonce()
  return (
    <html
      lang={languageTags[locale]}
      data-mantine-color-scheme={colorScheme === 'auto' ? undefined : colorScheme}
      suppressHydrationWarning
    >
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="theme-color" content="#0c2b2d" />
        <PageTitle />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <ColorSchemeScript defaultColorScheme={colorScheme} nonce={nonce} suppressHydrationWarning />
        <Meta />
        <Links />
      </head>
      <body>
        <a className="skip-link" href="#main">
          {t('skip')}
        </a>
        <Schemed colorScheme={colorScheme}>{children}</Schemed>
        <SpokenNamespaces />
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  )
}

/** Mantine with the scheme of the visitor's cookie; a switch posts the cookie, so nothing is stored in the browser. */
function Schemed({ colorScheme, children }: { colorScheme: MantineColorScheme; children: ReactNode }) {
  const nonce = useNonce()
  const manager = useMemo(
    () => ({
      get: () => colorScheme,
      set: () => {},
      subscribe: () => {},
      unsubscribe: () => {},
      clear: () => {},
    }),
    [colorScheme],
  )
  return (
    <MantineProvider
      theme={theme}
      defaultColorScheme={colorScheme}
      colorSchemeManager={manager}
      getStyleNonce={() => nonce}
    >
      {children}
    </MantineProvider>
  )
}

/** Tells the browser which words this page speaks. Stands after the page, when the server has spoken them all. */
function SpokenNamespaces() {
  const { spoken } = useSpeech()
  return (
    <script
      id="spoken"
      type="text/plain"
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: names of namespaces from our own list
      dangerouslySetInnerHTML={{ __html: [...spoken].join(' ') }}
    />
  )
}

export default function App() {
  // Browser tests and measurements wait for this: from here on the page answers to JavaScript.
  useEffect(() => {
    document.documentElement.dataset.ready = 'true'
  }, [])
  return <Outlet />
}

export function ErrorBoundary() {
  return <RouteError standalone />
}
