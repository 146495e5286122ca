import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadHealth } from '../features/review/health.server.ts'
import { TierTable } from '../features/review/tier-table.tsx'
import { useT } from '../i18n/use-t.ts'
import { titled } from '../shell/page-title.tsx'
import { Chart } from '../ui/chart/chart.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Stack } from '../ui/layout.tsx'
import { useLive } from '../ui/live.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { SectionCard } from '../ui/section-card.tsx'

export const handle = titled('review', (t) => t('tiers'))

export const loader = (args: LoaderFunctionArgs) => loadHealth(args)

export default function Tiers() {
  const t = useT('review')
  const data = useLoaderData<typeof loader>()
  useLive(['health'])
  return (
    <>
      <PageHeader title={t('tiers')} subtitle={t('tiersSubtitle')} />
      {!data.current && <EmptyState title={t('empty')} hint={t('emptyHint')} />}
      <Stack>
        {data.current && (
          <SectionCard title={t('byTier')} flush>
            <TierTable data={data} names />
          </SectionCard>
        )}
        {data.courses && (
          <SectionCard title={t('tierCourse')}>
            <Chart view={data.courses.tiers} />
          </SectionCard>
        )}
      </Stack>
    </>
  )
}
