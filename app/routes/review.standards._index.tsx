import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadStandardList } from '../features/standard/standard-list.server.ts'
import { StandardList } from '../features/standard/standard-list.tsx'
import { titled } from '../shell/page-title.tsx'

export const handle = titled('standard', (t) => t('title'))

export const loader = (args: LoaderFunctionArgs) => loadStandardList(args)

export default function Standards() {
  return <StandardList data={useLoaderData<typeof loader>()} base="/review/standards" />
}
