import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadRates } from '../features/digital/rates.server.ts'
import { Rates } from '../features/digital/rates.tsx'
import { useT } from '../i18n/use-t.ts'
import { titled } from '../shell/page-title.tsx'
import { useLive } from '../ui/live.tsx'
import { PageHeader } from '../ui/page-header.tsx'

export const handle = titled('digital', (t) => t('title'))

export const loader = (args: LoaderFunctionArgs) => loadRates(args)

export default function DigitalRates() {
  const t = useT('digital')
  useLive(['health'])
  return (
    <>
      <PageHeader title={t('title')} subtitle={t('reviewSubtitle')} />
      <Rates data={useLoaderData<typeof loader>()} />
    </>
  )
}
