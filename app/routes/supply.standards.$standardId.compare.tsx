import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadCompare } from '../features/standard/compare.server.ts'
import { ComparePage } from '../features/standard/compare-page.tsx'
import { titled } from '../shell/page-title.tsx'

export const handle = titled('standard', (t) => t('compare.title'))

export const loader = (args: LoaderFunctionArgs) => loadCompare(args)

export default function Compare() {
  return (
    <ComparePage
      data={useLoaderData<typeof loader>()}
      base="/supply/standards"
      audits="/supply/issued-audits"
    />
  )
}
