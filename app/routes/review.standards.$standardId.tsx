import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { load } from '#server/adapter/remix.ts'
import { getAdoptionMap } from '#server/standard/get-adoption-map.ts'
import { AdoptionPage } from '../features/standard/adoption-page.tsx'
import { useT } from '../i18n/use-t.ts'
import { titled } from '../shell/page-title.tsx'

export const handle = titled('standard', (t) => t('adoption.title'))

export const loader = (args: LoaderFunctionArgs) =>
  load(args, getAdoptionMap, { standardId: args.params.standardId ?? '' })

export default function Adoption() {
  const t = useT('standard')
  return (
    <AdoptionPage
      data={useLoaderData<typeof loader>()}
      crumbs={[{ to: '/review/standards', label: t('title') }]}
    />
  )
}
