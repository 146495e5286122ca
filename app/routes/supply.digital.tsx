import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadReport, sendReport } from '../features/digital/report.server.ts'
import { ReportPage } from '../features/digital/report-page.tsx'
import { titled } from '../shell/page-title.tsx'

export const handle = titled('digital', (t) => t('report.title'))

export const loader = (args: LoaderFunctionArgs) => loadReport(args)

export const action = (args: ActionFunctionArgs) => sendReport(args)

export default function Report() {
  return <ReportPage data={useLoaderData<typeof loader>()} />
}
