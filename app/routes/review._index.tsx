import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadHealth } from '../features/review/health.server.ts'
import { ReviewHome } from '../features/review/review-home.tsx'
import { titled } from '../shell/page-title.tsx'

export const handle = titled('review', (t) => t('title'))

export const loader = (args: LoaderFunctionArgs) => loadHealth(args)

export default function Review() {
  return <ReviewHome data={useLoaderData<typeof loader>()} />
}
