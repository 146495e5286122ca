import { RemixBrowser } from '@remix-run/react'
import { StrictMode, startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { type Namespace, namespaces } from './i18n/namespaces.ts'
import { type Speech, SpeechContext } from './i18n/use-t.ts'
import { createClientWords } from './i18n/words.client.ts'

/** The namespaces the server spoke on this page (`SpokenNamespaces` in root.tsx wrote them down). */
function spokenOnServer(): Namespace[] {
  const spoken = document.getElementById('spoken')?.textContent?.split(' ') ?? []
  return namespaces.filter((ns) => spoken.includes(ns))
}

async function hydrate() {
  const locale = document.documentElement.lang.startsWith('zh') ? 'zh' : 'en'
  const { engine, load } = createClientWords(locale)
  await Promise.all(spokenOnServer().map(load))
  const speech: Speech = { locale, engine, load, spoken: new Set() }
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <SpeechContext.Provider value={speech}>
          <RemixBrowser />
        </SpeechContext.Provider>
      </StrictMode>,
    )
  })
}

void hydrate()
