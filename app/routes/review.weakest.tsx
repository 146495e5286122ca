import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Bottleneck } from '../features/review/bottleneck.tsx'
import { loadHealth } from '../features/review/health.server.ts'
import { WeakestLinks } from '../features/review/weakest-links.tsx'
import { useT } from '../i18n/use-t.ts'
import { titled } from '../shell/page-title.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { MainAside } from '../ui/layout.tsx'
import { useLive } from '../ui/live.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { SectionCard } from '../ui/section-card.tsx'

export const handle = titled('review', (t) => t('weakest'))

export const loader = (args: LoaderFunctionArgs) => loadHealth(args)

export default function Weakest() {
  const t = useT('review')
  const data = useLoaderData<typeof loader>()
  useLive(['health'])
  return (
    <>
      <PageHeader title={t('weakest')} subtitle={t('weakestSubtitle')} />
      {data.current ? (
        <MainAside aside={<Bottleneck data={data} />}>
          <SectionCard flush note={t('influenceHint')} title={t('weakest')}>
            <WeakestLinks data={data} />
          </SectionCard>
        </MainAside>
      ) : (
        <EmptyState title={t('empty')} hint={t('emptyHint')} />
      )}
    </>
  )
}
