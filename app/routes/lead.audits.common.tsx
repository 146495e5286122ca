import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadCommonFaults } from '../features/audit/common/common.server.ts'
import { CommonFaultsPage } from '../features/audit/common/common-page.tsx'
import { titled } from '../shell/page-title.tsx'

export const handle = titled('audit', (t) => t('common.title'))

export const loader = (args: LoaderFunctionArgs) => loadCommonFaults(args)

export default function CommonFaults() {
  return (
    <CommonFaultsPage data={useLoaderData<typeof loader>()} base="/lead/audits" suppliers="/lead/suppliers" />
  )
}
